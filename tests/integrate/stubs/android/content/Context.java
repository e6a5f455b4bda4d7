package android.content;

import android.content.res.AssetManager;
import android.content.res.Resources;
import java.io.File;

public abstract class Context {
    public static final int MODE_PRIVATE = 0;

    public AssetManager getAssets() {
        return null;
    }

    public File getFilesDir() {
        return null;
    }

    public Resources getResources() {
        return null;
    }

    public SharedPreferences getSharedPreferences(String name, int mode) {
        return null;
    }

    public void startActivity(Intent intent) {}
}
