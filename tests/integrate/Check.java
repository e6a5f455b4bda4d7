package policy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Runs the guide's Java on cases that the reference client decided, and on a bundle of the demonstration. */
public final class Check {
    private static int checks;

    public static void main(String[] arguments) throws Exception {
        JSONObject cases = new JSONObject(text(Path.of(arguments[0])));
        decisions(cases.getJSONArray("decisions"));
        languages(cases.getJSONArray("languages"), new JSONObject(text(Path.of(arguments[1], "latest.json"))));
        Path release = Path.of(arguments[1], "v", cases.getString("version"));
        places(cases.getJSONArray("places"), text(release.resolve("anchors.json")));
        bundle(cases, Files.readAllBytes(release.resolve("bundle.zip")), release, new File(arguments[2]));
        Poll.State state = new Poll.State();
        Poll.refresh("http://policy.invalid/", state, 1000L * 24 * 60 * 60 * 1000);
        require(state.text == null && state.asked > 0, "a plain http address was asked");
        JSONObject dialog = new JSONObject(text(release.resolve("dialog.zh-CN.json")));
        JSONObject record = Prompt.record(dialog, "first start", "2026-10-01T08:00:00Z");
        require(record.getInt("sequence") == 2 && record.getString("text_sha256").length() == 64, "no proof");
        System.out.println(checks);
    }

    private static void decisions(JSONArray cases) throws JSONException {
        for (int i = 0; i < cases.length(); i++) {
            JSONObject one = cases.getJSONObject(i);
            Map<String, Integer> alone = new TreeMap<>();
            for (Iterator<String> ids = one.getJSONObject("alone").keys(); ids.hasNext();) {
                String id = ids.next();
                alone.put(id, one.getJSONObject("alone").getInt(id));
            }
            List<String> told = new ArrayList<>();
            try {
                Latest latest = Latest.read(one.getString("file"), one.getInt("seen"));
                for (Decision.Advice advice : Decision.decide(
                        latest, one.getInt("accepted"), alone, one.getString("region"), one.getString("day"))) {
                    String step = advice.step.name().toLowerCase(Locale.ROOT).replace('_', '-');
                    String day = advice.day == null ? "" : advice.day;
                    told.add(step + "|" + advice.subject + "|" + day + "|" + advice.since);
                }
            } catch (Latest.Refused fault) {
                told.add("refused");
            }
            require(told.equals(Latest.words(one.getJSONArray("expected"))), "case " + i + ": " + told);
        }
    }

    private static void languages(JSONArray cases, JSONObject latest) throws JSONException {
        Map<String, String> aliases = new TreeMap<>();
        Latest.pairs(latest.getJSONObject("aliases"), aliases);
        for (int i = 0; i < cases.length(); i++) {
            JSONObject one = cases.getJSONObject(i);
            List<String> wanted = Latest.words(one.getJSONArray("wanted"));
            String found = Languages.choose(wanted, Latest.words(latest.getJSONArray("languages")), aliases,
                    Latest.words(latest.getJSONArray("other_scripts")));
            require(found.equals(one.getString("expected")), wanted + ": " + found);
        }
    }

    private static void places(JSONArray cases, String anchors) throws JSONException {
        for (int i = 0; i < cases.length(); i++) {
            JSONObject one = cases.getJSONObject(i);
            String found = Anchors.place(anchors, one.getString("id"));
            require(found.equals(one.getString("expected")), one.getString("id") + ": " + found);
        }
    }

    private static void bundle(JSONObject cases, byte[] zip, Path release, File folders) throws Exception {
        String policy = cases.getString("policy");
        String version = cases.getString("version");
        byte[] manifest = Files.readAllBytes(release.resolve("manifest.json"));
        String hash = Bundle.hashOf("bundle.zip", manifest, cases.getString("manifest_sha256"));
        File folder = Bundle.unpack(zip, hash, policy, version, folders);
        Bundle.unpack(zip, hash, policy, version, folders);
        String page = "embed/zh-CN/policy.html";
        byte[] unpacked = Files.readAllBytes(folder.toPath().resolve(page));
        require(Arrays.equals(unpacked, Files.readAllBytes(release.resolve(page))), "another page");
        refused(() -> Bundle.hashOf("bundle.zip", manifest, hash));
        refused(() -> Bundle.unpack(zip, hash.replace('a', 'b'), policy, version, folders));
        refused(() -> Bundle.unpack(zip, hash, "another", version, folders));
        refused(() -> Bundle.unpack(zip, hash, policy, "1", folders));
        for (String name : new String[] {"../out.html", "/out.html", "embed/../../out.html", "C:\\out", "more.html", "folder/"}) {
            byte[] bad = changed(zip, "", name);
            refused(() -> Bundle.unpack(bad, Bundle.sha256(bad), policy, version, folders));
        }
        for (String name : new String[] {page, "manifest.json"}) {
            byte[] bad = changed(zip, name, "");
            refused(() -> Bundle.unpack(bad, Bundle.sha256(bad), policy, version, folders));
        }
        byte[] other = changed(zip, page, page);
        refused(() -> Bundle.unpack(other, Bundle.sha256(other), policy, version, folders));
        require(folders.list().length == 1, "something was left behind");
    }

    /** An archive without one file and with another. */
    private static byte[] changed(byte[] zip, String without, String with) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream made = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(without)) {
                    made.putNextEntry(new ZipEntry(entry.getName()));
                    made.write(in.readAllBytes());
                }
            }
            if (!with.isEmpty()) {
                made.putNextEntry(new ZipEntry(with));
                if (!with.endsWith("/")) {
                    made.write("<p>Bad.".getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return out.toByteArray();
    }

    private interface Work {
        Object run() throws IOException;
    }

    private static void refused(Work work) {
        try {
            work.run();
        } catch (IOException fault) {
            checks++;
            return;
        }
        throw new AssertionError("a bad bundle was taken");
    }

    private static String text(Path path) throws IOException {
        return Files.readString(path);
    }

    private static void require(boolean holds, String why) {
        checks++;
        if (!holds) {
            throw new AssertionError(why);
        }
    }
}
