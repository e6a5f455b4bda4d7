package policy;

import android.content.ActivityNotFoundException;
import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import android.webkit.WebResourceRequest;
import android.webkit.WebResourceResponse;
import android.webkit.WebSettings;
import android.webkit.WebView;
import android.webkit.WebViewClient;
import androidx.webkit.WebViewAssetLoader;
import java.io.ByteArrayInputStream;
import java.io.File;

/** Shows the files of a bundle, shipped or downloaded, without a request to any network. */
public final class PolicyView {
    private static final String HOST = "appassets.androidplatform.net";
    /** {@code close} of {@code [webview]} in site.toml; no page has this link unless the site sets it. */
    private static final String CLOSE = "myapp://close";

    /** The address of a file in the shipped bundle, {@code assets/policy/}. */
    public static String shipped(String language, String place) {
        return "https://" + HOST + "/assets/policy/embed/" + language + "/" + place;
    }

    /** The address of a file in a downloaded bundle, {@code files/policies/<version>/}. */
    public static String downloaded(String version, String language, String place) {
        return "https://" + HOST + "/policies/" + version + "/embed/" + language + "/" + place;
    }

    /** The folder of downloaded bundles. Nothing else may stand in it. */
    public static File folder(Context context) {
        return new File(context.getFilesDir(), "policies");
    }

    /** Prepares a view and shows an address of {@link #shipped} or {@link #downloaded}. */
    public static void show(WebView view, String address, Runnable close) {
        Context context = view.getContext();
        WebSettings settings = view.getSettings();
        settings.setJavaScriptEnabled(false);
        settings.setAllowFileAccess(false);
        settings.setAllowContentAccess(false);
        settings.setBuiltInZoomControls(true);
        settings.setDisplayZoomControls(false);
        settings.setTextZoom(Math.round(100 * context.getResources().getConfiguration().fontScale));
        File folder = folder(context);
        folder.mkdirs();
        WebViewAssetLoader loader = new WebViewAssetLoader.Builder()
                .addPathHandler("/assets/", new WebViewAssetLoader.AssetsPathHandler(context))
                .addPathHandler("/policies/", new WebViewAssetLoader.InternalStoragePathHandler(context, folder))
                .build();
        view.setWebViewClient(new Client(loader, close));
        view.loadUrl(address);
    }

    private static final class Client extends WebViewClient {
        private final WebViewAssetLoader loader;
        private final Runnable close;

        Client(WebViewAssetLoader loader, Runnable close) {
            this.loader = loader;
            this.close = close;
        }

        @Override
        public WebResourceResponse shouldInterceptRequest(WebView view, WebResourceRequest request) {
            WebResourceResponse found = loader.shouldInterceptRequest(request.getUrl());
            // What is no file of a bundle is empty: nothing reaches the network.
            return found != null
                    ? found
                    : new WebResourceResponse("text/plain", "utf-8", new ByteArrayInputStream(new byte[0]));
        }

        @Override
        public boolean shouldOverrideUrlLoading(WebView view, WebResourceRequest request) {
            Uri address = request.getUrl();
            String scheme = address.getScheme();
            if ("https".equals(scheme) && HOST.equals(address.getHost())) {
                return false;
            }
            if (CLOSE.equals(address.toString())) {
                close.run();
            } else if ("https".equals(scheme) || "http".equals(scheme) || "mailto".equals(scheme) || "tel".equals(scheme)) {
                try {
                    view.getContext().startActivity(
                            new Intent(Intent.ACTION_VIEW, address).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK));
                } catch (ActivityNotFoundException fault) {
                    // The device has no program for it; the page shows the address.
                }
            }
            return true;
        }
    }

    private PolicyView() {}
}
