using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Web.WebView2.Core;
using Microsoft.Web.WebView2.Wpf;
using Microsoft.Win32;

namespace Policy;

/// <summary>Shows the files of a bundle, shipped or downloaded, without a request to any network.</summary>
public static class PolicyWindow
{
    private const string Host = "policy.example";

    /// <summary>`close` of `[webview]` in site.toml; no page has this link unless the site sets it.</summary>
    private const string Close = "myapp://close";

    /// <summary>Shows a file below `embed/`, for example `zh-CN/policy.html#rights`; folder holds the bundle.</summary>
    public static async Task Show(WebView2 view, string folder, string place, Action close)
    {
        await view.EnsureCoreWebView2Async();
        CoreWebView2 core = view.CoreWebView2;
        core.Settings.IsScriptEnabled = false;
        core.Settings.AreDevToolsEnabled = false;
        core.Settings.AreDefaultContextMenusEnabled = false;
        core.Profile.PreferredColorScheme = CoreWebView2PreferredColorScheme.Auto;
        core.SetVirtualHostNameToFolderMapping(Host, folder, CoreWebView2HostResourceAccessKind.DenyCors);
        view.ZoomFactor = TextScale();
        core.NavigationStarting += (_, navigation) =>
        {
            Uri address = new(navigation.Uri);
            if (address.Scheme == "https" && address.Host == Host)
            {
                return;
            }
            navigation.Cancel = true;
            Leave(address, close);
        };
        core.NewWindowRequested += (_, window) =>
        {
            window.Handled = true;
            Leave(new Uri(window.Uri), close);
        };
        view.Source = new Uri($"https://{Host}/embed/{place}");
    }

    /// <summary>Outside links go to the browser, the mail program, the telephone.</summary>
    private static void Leave(Uri address, Action close)
    {
        if (address.OriginalString == Close)
        {
            close();
        }
        else if (address.Scheme is "https" or "http" or "mailto" or "tel")
        {
            Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
    }

    /// <summary>"Text size" of the system's accessibility settings, 1 to 2.25.</summary>
    private static double TextScale()
    {
        object? value = Registry.GetValue(@"HKEY_CURRENT_USER\Software\Microsoft\Accessibility", "TextScaleFactor", 100);
        return Convert.ToDouble(value ?? 100, CultureInfo.InvariantCulture) / 100;
    }
}

/// <summary>What the app keeps of the last answer. Seen never becomes smaller.</summary>
public sealed class PollState
{
    public DateTimeOffset Asked { get; set; }
    public string? Etag { get; set; }
    public string? Text { get; set; }
    public int Seen { get; set; }
}

/// <summary>Asks the site once a day, never before the person agreed.</summary>
public static partial class Poll
{
    private static readonly HttpClient Client =
        new(new HttpClientHandler { AllowAutoRedirect = false }) { MaxResponseContentBufferSize = 4 << 20 };

    /// <summary>Asks for latest.json if a day has passed. Whatever goes wrong, the last good file stands.</summary>
    public static async Task Refresh(Uri site, PollState state, DateTimeOffset now)
    {
        if (now >= state.Asked && now - state.Asked < TimeSpan.FromDays(1))
        {
            return;
        }
        state.Asked = now;
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(site, "latest.json"));
            if (state is { Etag: string etag, Text: not null })
            {
                request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(etag));
            }
            using HttpResponseMessage answer = await Client.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                string text = await answer.Content.ReadAsStringAsync();
                Latest latest = Decision.Read(text, state.Seen);
                (state.Text, state.Etag, state.Seen) = (text, answer.Headers.ETag?.ToString(), latest.Entry);
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or JsonException or FormatException)
        {
            // Go on with what was accepted; the next day asks again.
        }
    }

    /// <summary>Downloads a release: latest.json names the hash of its manifest, the manifest that of the bundle.</summary>
    public static async Task<string> Download(Uri site, Latest latest, Release release, string folders)
    {
        byte[] manifest = await Client.GetByteArrayAsync(Address(site, latest, release, "manifest"));
        Require(Hash(manifest) == release.ManifestSha256, "the manifest has another hash");
        byte[] zip = await Client.GetByteArrayAsync(Address(site, latest, release, "bundle"));
        Require(Hash(zip) == Mark(manifest, "bundle.zip").GetProperty("sha256").GetString(), "the bundle has another hash");
        return Unpack(zip, latest.Policy, release.Version, folders);
    }

    /// <summary>Unpacks a bundle whose hash was checked, all at once or not at all.</summary>
    private static string Unpack(byte[] zip, string policy, string version, string folders)
    {
        Dictionary<string, byte[]> files = [];
        long room = 16 << 20;
        using ZipArchive archive = new(new MemoryStream(zip));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            Require(PlainName().IsMatch(entry.FullName), "a bad name");
            room -= entry.Length;
            Require(room >= 0, "too large");
            byte[] content = new byte[entry.Length];
            using Stream stream = entry.Open();
            stream.ReadExactly(content);
            Require(files.TryAdd(entry.FullName, content), "an entry twice");
        }
        Require(files.ContainsKey("manifest.json"), "no manifest");
        using JsonDocument manifest = JsonDocument.Parse(files["manifest.json"]);
        JsonElement root = manifest.RootElement;
        Require(root.GetProperty("schema").GetInt32() == 1, "an unknown form");
        Require(root.GetProperty("policy").GetString() == policy, "another policy");
        Require(root.GetProperty("version").GetString() == version, "another version");
        int count = 1;
        foreach (JsonProperty one in root.GetProperty("files").EnumerateObject())
        {
            count += 1;
            Require(files.TryGetValue(one.Name, out byte[]? content), "a file is missing");
            Require(Hash(content!) == one.Value.GetProperty("sha256").GetString(), "a file was changed");
        }
        Require(count == files.Count, "files that the manifest does not list");
        string folder = Path.Combine(folders, version);
        string fresh = folder + ".new";
        if (Directory.Exists(fresh))
        {
            Directory.Delete(fresh, true);
        }
        foreach ((string name, byte[] content) in files)
        {
            string path = Path.Combine(fresh, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, true);
        }
        Directory.Move(fresh, folder);
        return folder;
    }

    private static Uri Address(Uri site, Latest latest, Release release, string name) =>
        new(site, latest.Urls[name].Replace("{version}", release.Version));

    private static JsonElement Mark(byte[] manifest, string file)
    {
        using JsonDocument read = JsonDocument.Parse(manifest);
        return read.RootElement.GetProperty("files").GetProperty(file).Clone();
    }

    private static string Hash(byte[] content) => Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant();

    private static void Require(bool holds, string why)
    {
        if (!holds)
        {
            throw new FormatException(why);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*\z")]
    private static partial Regex PlainName();
}
