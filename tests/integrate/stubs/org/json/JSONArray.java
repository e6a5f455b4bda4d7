package org.json;

import java.util.ArrayList;
import java.util.List;

/** As much of Android's class as the guide uses. */
public class JSONArray {
    final List<Object> values = new ArrayList<>();

    public JSONArray() {}

    public JSONArray(String text) throws JSONException {
        values.addAll(Reader.read(text, JSONArray.class).values);
    }

    public int length() {
        return values.size();
    }

    public JSONArray put(Object value) {
        values.add(value);
        return this;
    }

    public JSONObject getJSONObject(int index) throws JSONException {
        return Reader.as(values.get(index), JSONObject.class);
    }

    public String getString(int index) throws JSONException {
        return Reader.as(values.get(index), String.class);
    }
}
