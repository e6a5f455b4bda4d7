package policy;

import android.app.Activity;
import android.content.SharedPreferences;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** The first start: the prompt from the shipped bundle, without network, and what is kept of the answer. */
public final class PolicyStart {
    private final Activity activity;
    private final SharedPreferences kept;

    public PolicyStart(Activity activity) {
        this.activity = activity;
        this.kept = activity.getSharedPreferences("policy", Activity.MODE_PRIVATE);
    }

    /** The sequence that the person accepted or was told of last, 0 for nobody yet. */
    public int accepted() {
        return kept.getInt("accepted", 0);
    }

    /** Asks on the first start. {@code wanted} are the person's languages, {@code now} is 2026-10-01T08:00:00Z. */
    public void ask(List<String> wanted, String now, Prompt.Answer answer) throws IOException, JSONException {
        if (accepted() == 0) {
            Prompt.show(activity, asset("dialog." + language(wanted) + ".json"), "first start", now, answer);
        }
    }

    /** The language of the shipped bundle for a person. */
    public String language(List<String> wanted) throws IOException, JSONException {
        JSONObject manifest = new JSONObject(asset("manifest.json"));
        Map<String, String> aliases = new TreeMap<>();
        Latest.pairs(manifest.getJSONObject("aliases"), aliases);
        List<String> others = Latest.words(manifest.getJSONArray("other_scripts"));
        return Languages.choose(wanted, Latest.words(manifest.getJSONArray("languages")), aliases, others);
    }

    /** Keeps the proof and the number. Send the record to your server as well, with the person's account. */
    public void keep(JSONObject record) throws JSONException {
        JSONArray records = new JSONArray(kept.getString("records", "[]"));
        records.put(record);
        kept.edit().putString("records", records.toString()).putInt("accepted", record.getInt("sequence")).apply();
    }

    /** What to do today by the last latest.json, or by the shipped one if the site was never reached. */
    public List<Decision.Advice> today(Poll.State state, Map<String, Integer> alone, String region, String day)
            throws IOException {
        try {
            String text = state.text == null ? asset("latest.json") : state.text;
            return Decision.decide(Latest.read(text, 0), accepted(), alone, region, day);
        } catch (Latest.Refused fault) {
            return new ArrayList<>();
        }
    }

    private String asset(String name) throws IOException {
        try (InputStream in = activity.getAssets().open("policy/" + name)) {
            return new String(Bundle.read(in, 4 << 20), StandardCharsets.UTF_8);
        }
    }
}
