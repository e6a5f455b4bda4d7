using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Policy;

/// <summary>What an app reads of latest.json. Keys that it does not know are passed over.</summary>
public sealed record Latest(
    [property: JsonPropertyName("schema")] int Schema,
    [property: JsonPropertyName("policy")] string Policy,
    [property: JsonPropertyName("entry")] int Entry,
    [property: JsonPropertyName("releases")] List<Release> Releases,
    [property: JsonPropertyName("consent")] Dictionary<string, Dictionary<string, int>> Consent,
    [property: JsonPropertyName("separate")] List<Separate>? Separate,
    [property: JsonPropertyName("languages")] List<string> Languages,
    [property: JsonPropertyName("aliases")] Dictionary<string, string> Aliases,
    [property: JsonPropertyName("other_scripts")] List<string> OtherScripts,
    [property: JsonPropertyName("urls")] Dictionary<string, string> Urls);

public sealed record Release(
    [property: JsonPropertyName("seq")] int Seq,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("in_force_from")] string InForceFrom,
    [property: JsonPropertyName("manifest_sha256")] string? ManifestSha256);

public sealed record Separate(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("since")] int Since,
    [property: JsonPropertyName("regions")] List<string>? Regions);

public enum Step { Ask, AskAgain, TellAhead, Tell, AskAlone }

/// <summary>One thing to do. Subject is the version to show, or the id of the matter; Day the one before which it is done,
/// null for now; Since the sequence since which it is asked for.</summary>
public sealed record Advice(Step Step, string Subject, string? Day, int Since);

/// <summary>What to ask of a person, by the rule of docs/consent.md. No clock, no files, no network.</summary>
public static class Decision
{
    private static readonly string[] Classes = ["notice", "advance-notice", "reconsent", "separate-consent"];

    private sealed record Form([property: JsonPropertyName("schema")] int Schema);

    /// <summary>Reads latest.json; seen is the greatest entry that the app ever saw, 0 at first.</summary>
    public static Latest Read(string text, int seen)
    {
        if (JsonSerializer.Deserialize<Form>(text)?.Schema != 1)
        {
            throw new FormatException("the file is of a form that this app does not know");
        }
        Latest latest = JsonSerializer.Deserialize<Latest>(text)!;
        return latest.Entry >= seen ? latest : throw new FormatException("the file is old");
    }

    /// <summary>What to do on a day, 2026-10-01. Accepted is the sequence that the person accepted or was told of last, 0 for
    /// nobody yet; alone that of each consent for one matter.</summary>
    public static List<Advice> Decide(
        Latest latest, int accepted, IReadOnlyDictionary<string, int> alone, string region, string day)
    {
        List<Advice> advice = [];
        Release? newest = latest.Releases.MaxBy(release => release.Seq);
        if (newest is null)
        {
            return advice;
        }
        int ask = Since(latest, region, "reconsent");
        int ahead = Since(latest, region, "advance-notice");
        int tell = Since(latest, region, "notice");
        int reached = int.MaxValue;
        if (accepted == 0 && ask > 0)
        {
            // Nobody was asked: first for the text that is in force. Then this rule holds with its sequence.
            Release first = InForce(latest, day) ?? newest;
            reached = first.Seq;
            advice.Add(new(Step.Ask, first.Version, null, 0));
        }
        else if (accepted < ask)
        {
            advice.Add(new(Step.AskAgain, newest.Version, FirstDay(latest, accepted, ask, day), ask));
        }
        else if (accepted < ahead && FirstDay(latest, accepted, ahead, day) is string from)
        {
            advice.Add(new(Step.TellAhead, newest.Version, from, ahead));
        }
        else if (accepted < tell)
        {
            advice.Add(new(Step.Tell, newest.Version, null, tell));
        }
        bool known = latest.Consent.ContainsKey(region);
        foreach (Separate one in latest.Separate ?? [])
        {
            bool there = !known || one.Regions is null or { Count: 0 } || one.Regions.Contains(region);
            if (there && alone.GetValueOrDefault(one.Id) < one.Since && one.Since <= reached)
            {
                advice.Add(new(Step.AskAlone, one.Id, null, one.Since));
            }
        }
        return advice;
    }

    /// <summary>The release in force on a day. Days in this form are in the order of their letters.</summary>
    public static Release? InForce(Latest latest, string day) =>
        latest.Releases
            .Where(release => string.CompareOrdinal(release.InForceFrom, day) <= 0)
            .OrderBy(release => release.InForceFrom, StringComparer.Ordinal)
            .ThenBy(release => release.Seq)
            .LastOrDefault();

    private static int Since(Latest latest, string region, string least)
    {
        bool known = latest.Consent.ContainsKey(region);
        return latest.Consent
            .Where(one => !known || one.Key == region)
            .SelectMany(one => Classes.SkipWhile(name => name != least).Select(name => one.Value.GetValueOrDefault(name)))
            .DefaultIfEmpty(0)
            .Max();
    }

    private static string? FirstDay(Latest latest, int after, int upTo, string day)
    {
        string? first = latest.Releases
            .Where(release => release.Seq > after && release.Seq <= upTo)
            .Select(release => release.InForceFrom)
            .Min(StringComparer.Ordinal);
        return first is not null && string.CompareOrdinal(first, day) > 0 ? first : null;
    }

    /// <summary>The language to show: a reader of traditional characters never gets simplified ones.</summary>
    public static string ChooseLanguage(
        IEnumerable<string> wanted, List<string> languages, Dictionary<string, string> aliases, List<string> others)
    {
        static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
        foreach (string asked in wanted)
        {
            for (string tag = asked.Replace('_', '-'); ;)
            {
                string? found = languages.Find(one => Same(one, tag))
                    ?? aliases.Where(one => Same(one.Key, tag)).Select(one => one.Value).FirstOrDefault();
                if (found is not null)
                {
                    return found;
                }
                int end = tag.LastIndexOf('-');
                string last = tag[(end + 1)..];
                // A script has four letters: without it the rest would be another script's.
                if (end < 0 || others.Exists(one => Same(one, tag)) || (last.Length == 4 && last.All(char.IsLetter)))
                {
                    break;
                }
                tag = tag[..end];
            }
        }
        return languages[0];
    }
}
