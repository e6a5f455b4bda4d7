package policy;

import java.util.List;
import java.util.Map;

/** The language to show: a reader of traditional characters never gets simplified ones. */
public final class Languages {
    /** By the person's languages, the first choice first; the other three stand in latest.json and in a bundle's manifest. */
    public static String choose(
            List<String> wanted, List<String> languages, Map<String, String> aliases, List<String> otherScripts) {
        for (String tag : wanted) {
            String found = one(tag.replace('_', '-'), languages, aliases, otherScripts);
            if (found != null) {
                return found;
            }
        }
        return languages.get(0);
    }

    private static String one(
            String tag, List<String> languages, Map<String, String> aliases, List<String> otherScripts) {
        while (true) {
            for (String language : languages) {
                if (language.equalsIgnoreCase(tag)) {
                    return language;
                }
            }
            for (Map.Entry<String, String> alias : aliases.entrySet()) {
                if (alias.getKey().equalsIgnoreCase(tag)) {
                    return alias.getValue();
                }
            }
            for (String other : otherScripts) {
                if (other.equalsIgnoreCase(tag)) {
                    return null;
                }
            }
            int end = tag.lastIndexOf('-');
            // A script has four letters: without it the rest would be another script's.
            if (end < 0 || tag.substring(end + 1).matches("[A-Za-z]{4}")) {
                return null;
            }
            tag = tag.substring(0, end);
        }
    }

    private Languages() {}
}
