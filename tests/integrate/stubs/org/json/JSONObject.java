package org.json;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** As much of Android's class as the guide uses. */
public class JSONObject {
    final Map<String, Object> values = new TreeMap<>();

    public JSONObject() {}

    public JSONObject(String text) throws JSONException {
        values.putAll(Reader.read(text, JSONObject.class).values);
    }

    public Object get(String name) throws JSONException {
        if (!values.containsKey(name)) {
            throw new JSONException("no " + name);
        }
        return values.get(name);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Iterator<String> keys() {
        return values.keySet().iterator();
    }

    public JSONObject put(String name, Object value) throws JSONException {
        values.put(name, value);
        return this;
    }

    public int getInt(String name) throws JSONException {
        return Reader.as(get(name), Integer.class);
    }

    public String getString(String name) throws JSONException {
        return Reader.as(get(name), String.class);
    }

    public JSONArray getJSONArray(String name) throws JSONException {
        return Reader.as(get(name), JSONArray.class);
    }

    public JSONObject getJSONObject(String name) throws JSONException {
        return Reader.as(get(name), JSONObject.class);
    }

    public int optInt(String name, int otherwise) {
        return values.get(name) instanceof Integer ? (Integer) values.get(name) : otherwise;
    }

    public String optString(String name, String otherwise) {
        return values.get(name) instanceof String ? (String) values.get(name) : otherwise;
    }

    public JSONArray optJSONArray(String name) {
        return values.get(name) instanceof JSONArray ? (JSONArray) values.get(name) : null;
    }

    public JSONObject optJSONObject(String name) {
        return values.get(name) instanceof JSONObject ? (JSONObject) values.get(name) : null;
    }
}
