package android.content.res;

import android.util.DisplayMetrics;

public class Resources {
    public Configuration getConfiguration() {
        return null;
    }

    public DisplayMetrics getDisplayMetrics() {
        return null;
    }
}
