package org.json;

/** Reads JSON text: objects, lists, texts, whole numbers, true, false and null. */
final class Reader {
    private final String text;
    private int at;

    private Reader(String text) {
        this.text = text;
    }

    static <T> T read(String text, Class<T> kind) throws JSONException {
        Reader reader = new Reader(text);
        T value = as(reader.value(), kind);
        if (reader.peek() != 0) {
            throw new JSONException("more text at " + reader.at);
        }
        return value;
    }

    static <T> T as(Object value, Class<T> kind) throws JSONException {
        if (!kind.isInstance(value)) {
            throw new JSONException("no " + kind.getSimpleName() + ": " + value);
        }
        return kind.cast(value);
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean took(char sign) {
        boolean is = peek() == sign;
        at += is ? 1 : 0;
        return is;
    }

    private void expect(char sign) throws JSONException {
        if (!took(sign)) {
            throw new JSONException("no " + sign + " at " + at);
        }
    }

    private Object value() throws JSONException {
        switch (peek()) {
            case '{':
                return object();
            case '[':
                return list();
            case '"':
                return string();
            default:
                int from = at;
                while (at < text.length() && "+-.eE".indexOf(text.charAt(at)) + 1 + (Character.isLetterOrDigit(text.charAt(at)) ? 1 : 0) > 0) {
                    at++;
                }
                return word(text.substring(from, at));
        }
    }

    private static Object word(String word) throws JSONException {
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        try {
            return word.equals("null") ? null : (Object) Integer.valueOf(word);
        } catch (NumberFormatException fault) {
            throw new JSONException("no value: " + word);
        }
    }

    private JSONObject object() throws JSONException {
        JSONObject object = new JSONObject();
        expect('{');
        while (!took('}')) {
            String name = string();
            expect(':');
            object.values.put(name, value());
            if (peek() != '}') {
                expect(',');
            }
        }
        return object;
    }

    private JSONArray list() throws JSONException {
        JSONArray list = new JSONArray();
        expect('[');
        while (!took(']')) {
            list.values.add(value());
            if (peek() != ']') {
                expect(',');
            }
        }
        return list;
    }

    private String string() throws JSONException {
        StringBuilder string = new StringBuilder();
        expect('"');
        while (at < text.length() && text.charAt(at) != '"') {
            char sign = text.charAt(at++);
            if (sign == '\\') {
                sign = text.charAt(at++);
                int known = "nrtbf".indexOf(sign);
                if (sign == 'u') {
                    sign = (char) Integer.parseInt(text.substring(at, at + 4), 16);
                    at += 4;
                } else if (known >= 0) {
                    sign = "\n\r\t\b\f".charAt(known);
                }
            }
            string.append(sign);
        }
        expect('"');
        return string.toString();
    }
}
