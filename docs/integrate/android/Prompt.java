package policy;

import android.app.Activity;
import android.app.AlertDialog;
import android.view.View;
import android.widget.Button;
import android.widget.LinearLayout;
import android.widget.ScrollView;
import android.widget.TextView;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** The prompt of the first start, from {@code dialog.<lang>.json}. Before an answer the app collects nothing. */
public final class Prompt {
    /** What the app does with the answer. */
    public interface Answer {
        /** The person agreed to this text: keep the record as proof. */
        void agreed(JSONObject record);

        /** The person refused: go on without what needs consent, and ask again only when the person turns to it. */
        void refused();

        /** The person wants to read: show this file below {@code embed/<lang>/}; the prompt stays. */
        void read(String place);
    }

    /** Shows the prompt. {@code how} says where it was asked, {@code now} when, as 2026-10-01T08:00:00Z. */
    public static void show(Activity activity, String dialog, String how, String now, Answer answer)
            throws JSONException {
        JSONObject file = new JSONObject(dialog);
        LinearLayout column = new LinearLayout(activity);
        column.setOrientation(LinearLayout.VERTICAL);
        int edge = Math.round(24 * activity.getResources().getDisplayMetrics().density);
        column.setPadding(edge, edge / 2, edge, 0);
        JSONArray body = file.getJSONArray("body");
        for (int i = 0; i < body.length(); i++) {
            TextView line = new TextView(activity);
            line.setText(body.getString(i));
            line.setPadding(0, 0, 0, edge / 3);
            column.addView(line);
        }
        JSONArray links = file.getJSONArray("links");
        for (int i = 0; i < links.length(); i++) {
            JSONObject link = links.getJSONObject(i);
            String anchor = link.has("anchor") ? "#" + link.getString("anchor") : "";
            String place = link.getString("variant") + ".html" + anchor;
            Button button = new Button(activity);
            button.setText(link.getString("label"));
            button.setOnClickListener((View pressed) -> answer.read(place));
            column.addView(button);
        }
        ScrollView scroll = new ScrollView(activity);
        scroll.addView(column);
        JSONObject record = record(file, how, now);
        new AlertDialog.Builder(activity)
                .setTitle(file.getString("title"))
                .setView(scroll)
                .setCancelable(false)
                .setPositiveButton(label(file, "agree"), (shown, which) -> answer.agreed(record))
                .setNegativeButton(label(file, "disagree"), (shown, which) -> answer.refused())
                .show();
    }

    /** What is stored as proof. */
    public static JSONObject record(JSONObject dialog, String how, String now) throws JSONException {
        JSONObject record = new JSONObject();
        for (String key : new String[] {"policy", "version", "sequence", "language", "text_sha256"}) {
            record.put(key, dialog.get(key));
        }
        return record.put("how", how).put("time", now);
    }

    private static String label(JSONObject file, String name) throws JSONException {
        return file.getJSONObject(name).getString("label");
    }

    private Prompt() {}
}
