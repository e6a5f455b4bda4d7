package android.webkit;

public abstract class WebSettings {
    public abstract void setJavaScriptEnabled(boolean is);

    public abstract void setAllowFileAccess(boolean is);

    public abstract void setAllowContentAccess(boolean is);

    public abstract void setBuiltInZoomControls(boolean is);

    public abstract void setDisplayZoomControls(boolean is);

    public abstract void setTextZoom(int percent);
}
