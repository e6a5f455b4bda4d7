package policy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.json.JSONException;
import org.json.JSONObject;

/** A downloaded {@code bundle.zip}: it is what the release's manifest says, or nothing of it is written. */
public final class Bundle {
    /** The largest archive, in bytes; {@code bundle_kb} of the site is 2048 unless it says otherwise. */
    public static final int LARGEST = 4 << 20;
    /** The largest sum of its files. */
    private static final int LARGEST_UNPACKED = 16 << 20;

    /** Takes the hash of a file from a release's manifest.json, which has the hash that latest.json names. */
    public static String hashOf(String file, byte[] manifest, String manifestSha256) throws IOException {
        require(sha256(manifest).equals(manifestSha256), "the manifest has another hash");
        try {
            JSONObject files = new JSONObject(new String(manifest, StandardCharsets.UTF_8)).getJSONObject("files");
            return files.getJSONObject(file).getString("sha256");
        } catch (JSONException fault) {
            throw new IOException(fault);
        }
    }

    /** Unpacks into the folder {@code folders/<version>}, all at once or not at all. */
    public static File unpack(byte[] zip, String zipSha256, String policy, String version, File folders)
            throws IOException {
        require(zip.length <= LARGEST, "the bundle is too large");
        require(sha256(zip).equals(zipSha256), "the bundle has another hash");
        Map<String, byte[]> files = entries(zip);
        check(files, policy, version);
        File made = new File(folders, version + ".new");
        remove(made);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            File path = new File(made, file.getKey());
            require(path.getParentFile().isDirectory() || path.getParentFile().mkdirs(), "no folder can be made");
            try (OutputStream out = new FileOutputStream(path)) {
                out.write(file.getValue());
            }
        }
        File folder = new File(folders, version);
        remove(folder);
        require(made.renameTo(folder), "the folder can't be renamed");
        return folder;
    }

    /** Every entry: plain names below the folder, each once, not too large. */
    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        int room = LARGEST_UNPACKED;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                // Parts that begin with a letter or a digit: no "..", no "/" in front, no folder, no "\".
                require(name.matches("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*"), "a bad name: " + name);
                byte[] bytes = read(in, room);
                room -= bytes.length;
                require(files.put(name, bytes) == null, "twice: " + name);
            }
        }
        return files;
    }

    /** The manifest of the bundle lists every other file with its hash, and there is no other. */
    private static void check(Map<String, byte[]> files, String policy, String version) throws IOException {
        require(files.containsKey("manifest.json"), "there is no manifest");
        try {
            JSONObject manifest = new JSONObject(new String(files.get("manifest.json"), StandardCharsets.UTF_8));
            require(manifest.getInt("schema") == 1, "the bundle is of a form that this app does not know");
            require(manifest.getString("policy").equals(policy), "the bundle is of another policy");
            require(manifest.getString("version").equals(version), "the bundle is of another version");
            JSONObject listed = manifest.getJSONObject("files");
            int count = 1;
            for (Iterator<String> names = listed.keys(); names.hasNext(); count++) {
                String name = names.next();
                byte[] bytes = files.get(name);
                JSONObject mark = listed.getJSONObject(name);
                require(bytes != null && bytes.length == mark.getInt("bytes"), "missing or cut: " + name);
                require(sha256(bytes).equals(mark.getString("sha256")), "changed: " + name);
            }
            require(count == files.size(), "there are files that the manifest does not list");
        } catch (JSONException fault) {
            throw new IOException(fault);
        }
    }

    /** Reads all there is, at most so many bytes. */
    public static byte[] read(InputStream in, int most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            require(out.size() + count <= most, "too large");
            out.write(buffer, 0, count);
        }
        return out.toByteArray();
    }

    /** The SHA-256 of some bytes, as 64 hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            StringBuilder text = new StringBuilder();
            for (byte one : MessageDigest.getInstance("SHA-256").digest(bytes)) {
                text.append(Character.forDigit((one >> 4) & 15, 16)).append(Character.forDigit(one & 15, 16));
            }
            return text.toString();
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void remove(File path) {
        File[] inside = path.listFiles();
        for (int i = 0; inside != null && i < inside.length; i++) {
            remove(inside[i]);
        }
        path.delete();
    }

    private static void require(boolean holds, String why) throws IOException {
        if (!holds) {
            throw new IOException(why);
        }
    }

    private Bundle() {}
}
