package policy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** Asks the site once a day, never before the person agreed. Not for the main thread. */
public final class Poll {
    private static final long DAY = 24L * 60 * 60 * 1000;

    /** What the app keeps of the last answer. */
    public static final class State {
        /** When the site was asked last, in milliseconds; 0 for never. */
        public long asked;
        /** The ETag of {@link #text}, or null. */
        public String etag;
        /** The last file that was accepted, or null. */
        public String text;
        /** The greatest entry ever seen. It never becomes smaller. */
        public int seen;
    }

    /** Asks for latest.json if a day has passed. Whatever goes wrong, the last good file stands. */
    public static void refresh(String base, State state, long now) {
        if (now >= state.asked && now - state.asked < DAY) {
            return;
        }
        state.asked = now;
        try {
            HttpURLConnection connection = open(base + "latest.json");
            try {
                if (state.etag != null && state.text != null) {
                    connection.setRequestProperty("If-None-Match", state.etag);
                }
                if (connection.getResponseCode() == 200) {
                    String text = new String(bytes(connection, 64 << 10), StandardCharsets.UTF_8);
                    Latest latest = Latest.read(text, state.seen);
                    state.text = text;
                    state.etag = connection.getHeaderField("ETag");
                    state.seen = latest.entry;
                }
            } finally {
                connection.disconnect();
            }
        } catch (IOException | Latest.Refused fault) {
            // Go on with what was accepted; the next day asks again.
        }
    }

    /** Downloads a release: latest.json names the hash of its manifest, the manifest that of the bundle. */
    public static File download(String base, String policy, Latest latest, Latest.Release release, File folders)
            throws IOException {
        byte[] manifest = get(base + path(latest, "manifest", release), 4 << 20);
        String hash = Bundle.hashOf("bundle.zip", manifest, release.manifestSha256);
        byte[] zip = get(base + path(latest, "bundle", release), Bundle.LARGEST);
        return Bundle.unpack(zip, hash, policy, release.version, folders);
    }

    private static String path(Latest latest, String name, Latest.Release release) throws IOException {
        String pattern = latest.urls.get(name);
        if (pattern == null) {
            throw new IOException("latest.json names no " + name);
        }
        return pattern.replace("{version}", release.version);
    }

    private static byte[] get(String address, int most) throws IOException {
        HttpURLConnection connection = open(address);
        try {
            if (connection.getResponseCode() != 200) {
                throw new IOException(address + ": " + connection.getResponseCode());
            }
            return bytes(connection, most);
        } finally {
            connection.disconnect();
        }
    }

    private static HttpURLConnection open(String address) throws IOException {
        if (!address.startsWith("https://")) {
            throw new IOException("not https: " + address);
        }
        HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(20_000);
        return connection;
    }

    private static byte[] bytes(HttpURLConnection connection, int most) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            return Bundle.read(in, most);
        }
    }

    private Poll() {}
}
