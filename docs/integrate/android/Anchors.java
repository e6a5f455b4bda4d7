package policy;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Where an id of {@code anchors.json} stands, also one that is gone. */
public final class Anchors {
    /** The file below {@code embed/<lang>/} with the place in it. An id that is nowhere leads to the text. */
    public static String place(String anchors, String id) throws JSONException {
        JSONObject file = new JSONObject(anchors);
        String place = standing(file.getJSONArray("anchors"), id);
        JSONArray removed = file.getJSONArray("removed");
        for (int i = 0; place == null && i < removed.length(); i++) {
            JSONObject one = removed.getJSONObject(i);
            if (one.getString("id").equals(id) && one.has("now")) {
                place = standing(file.getJSONArray("anchors"), one.getString("now"));
            }
        }
        return place == null ? "policy.html" : place;
    }

    private static String standing(JSONArray anchors, String id) throws JSONException {
        for (int i = 0; i < anchors.length(); i++) {
            JSONObject one = anchors.getJSONObject(i);
            if (one.getString("id").equals(id)) {
                JSONArray pages = one.getJSONArray("pages");
                String page = Latest.words(pages).contains("policy") ? "policy" : pages.getString(0);
                return page + ".html#" + id;
            }
        }
        return null;
    }

    private Anchors() {}
}
