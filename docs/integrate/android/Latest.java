package policy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** What an app reads of {@code latest.json}. Keys that it does not know are passed over. */
public final class Latest {
    /** The form that this class knows. */
    private static final int SCHEMA = 1;

    /** One release that may be in force. Days are written 2026-10-01, so their letters are in the order of the days. */
    public static final class Release {
        public final int seq;
        public final String version;
        public final String inForceFrom;
        public final String manifestSha256;

        Release(int seq, String version, String inForceFrom, String manifestSha256) {
            this.seq = seq;
            this.version = version;
            this.inForceFrom = inForceFrom;
            this.manifestSha256 = manifestSha256;
        }
    }

    /** A matter that needs a consent of its own. */
    public static final class Separate {
        public final String id;
        public final int since;
        public final List<String> regions;

        Separate(String id, int since, List<String> regions) {
            this.id = id;
            this.since = since;
            this.regions = regions;
        }
    }

    /** The file is not to be acted upon: of another form, older than one that was seen before, or no such file. */
    public static final class Refused extends Exception {
        Refused(String why) {
            super(why);
        }
    }

    public final int entry;
    public final List<Release> releases = new ArrayList<>();
    public final Map<String, Map<String, Integer>> consent = new TreeMap<>();
    public final List<Separate> separate = new ArrayList<>();
    public final List<String> languages;
    public final Map<String, String> aliases = new TreeMap<>();
    public final List<String> otherScripts;
    public final Map<String, String> urls = new TreeMap<>();

    /** Reads the file. {@code seen} is the greatest entry that the app ever saw, 0 at first. */
    public static Latest read(String text, int seen) throws Refused {
        try {
            JSONObject file = new JSONObject(text);
            if (file.getInt("schema") != SCHEMA) {
                throw new Refused("the file is of a form that this app does not know");
            }
            Latest latest = new Latest(file);
            if (latest.entry < seen) {
                throw new Refused("the file is old");
            }
            return latest;
        } catch (JSONException fault) {
            throw new Refused(fault.getMessage());
        }
    }

    private Latest(JSONObject file) throws JSONException {
        entry = file.optInt("entry", 0);
        JSONArray list = file.getJSONArray("releases");
        for (int i = 0; i < list.length(); i++) {
            JSONObject one = list.getJSONObject(i);
            releases.add(new Release(one.getInt("seq"), one.getString("version"), one.getString("in_force_from"),
                    one.optString("manifest_sha256", "")));
        }
        JSONObject regions = file.getJSONObject("consent");
        for (Iterator<String> names = regions.keys(); names.hasNext();) {
            String region = names.next();
            JSONObject classes = regions.getJSONObject(region);
            Map<String, Integer> numbers = new TreeMap<>();
            for (Iterator<String> keys = classes.keys(); keys.hasNext();) {
                String name = keys.next();
                numbers.put(name, classes.getInt(name));
            }
            consent.put(region, numbers);
        }
        JSONArray matters = file.optJSONArray("separate");
        for (int i = 0; matters != null && i < matters.length(); i++) {
            JSONObject one = matters.getJSONObject(i);
            separate.add(new Separate(one.getString("id"), one.getInt("since"), words(one.optJSONArray("regions"))));
        }
        languages = words(file.optJSONArray("languages"));
        otherScripts = words(file.optJSONArray("other_scripts"));
        pairs(file.optJSONObject("aliases"), aliases);
        pairs(file.optJSONObject("urls"), urls);
    }

    /** The release of a version that {@link Decision} named. */
    public Release release(String version) {
        for (Release release : releases) {
            if (release.version.equals(version)) {
                return release;
            }
        }
        throw new IllegalArgumentException(version);
    }

    static List<String> words(JSONArray list) throws JSONException {
        List<String> words = new ArrayList<>();
        for (int i = 0; list != null && i < list.length(); i++) {
            words.add(list.getString(i));
        }
        return words;
    }

    static void pairs(JSONObject table, Map<String, String> into) throws JSONException {
        if (table == null) {
            return;
        }
        for (Iterator<String> keys = table.keys(); keys.hasNext();) {
            String key = keys.next();
            into.put(key, table.getString(key));
        }
    }
}
