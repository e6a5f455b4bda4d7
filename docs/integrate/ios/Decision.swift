import Foundation

/// What an app reads of `latest.json`. Keys that it does not know are passed over.
struct Latest: Decodable {
    struct Release: Decodable {
        let seq: Int
        let version: String
        let in_force_from: String
        let manifest_sha256: String?
    }

    struct Separate: Decodable {
        let id: String
        let since: Int
        let regions: [String]?
    }

    let schema: Int
    let policy: String
    let entry: Int?
    let releases: [Release]
    let consent: [String: [String: Int]]
    let separate: [Separate]?
    let languages: [String]
    let aliases: [String: String]
    let other_scripts: [String]
    let urls: [String: String]
}

/// The file is not to be acted upon.
enum Refused: Error {
    case form, old, hash(String), answer(Int), path(String)
}

/// One thing to do. `by` and `from` are days, 2026-10-01; `nil` is now.
enum Advice: Equatable {
    case ask(version: String)
    case askAgain(version: String, by: String?, since: Int)
    case tellAhead(version: String, from: String, since: Int)
    case tell(version: String, since: Int)
    case askAlone(id: String, since: Int)
}

private struct Form: Decodable {
    let schema: Int
}

/// Reads latest.json; `seen` is the greatest entry that the app ever saw, 0 at first.
func readLatest(_ data: Data, seen: Int) throws -> Latest {
    guard try JSONDecoder().decode(Form.self, from: data).schema == 1 else { throw Refused.form }
    let latest = try JSONDecoder().decode(Latest.self, from: data)
    guard latest.entry ?? 0 >= seen else { throw Refused.old }
    return latest
}

extension Latest {
    /// What to do on a day, by the rule of docs/consent.md. `accepted` is the sequence that the person accepted or was told
    /// of last, 0 for nobody yet; `alone` that of each consent for one matter.
    func decide(accepted: Int, alone: [String: Int], region: String, day: String) -> [Advice] {
        guard let newest = releases.max(by: { $0.seq < $1.seq }) else { return [] }
        let ask = since(region, "reconsent")
        let ahead = since(region, "advance-notice")
        let tell = since(region, "notice")
        var advice: [Advice] = []
        var reached = Int.max
        if accepted == 0 && ask > 0 {
            // Nobody was asked: first for the text that is in force. Then this rule holds with its sequence.
            let first = inForce(day) ?? newest
            reached = first.seq
            advice.append(.ask(version: first.version))
        } else if accepted < ask {
            let by = firstDay(after: accepted, upTo: ask, day: day)
            advice.append(.askAgain(version: newest.version, by: by, since: ask))
        } else if accepted < ahead, let from = firstDay(after: accepted, upTo: ahead, day: day) {
            advice.append(.tellAhead(version: newest.version, from: from, since: ahead))
        } else if accepted < tell {
            advice.append(.tell(version: newest.version, since: tell))
        }
        let known = consent[region] != nil
        for one in separate ?? [] {
            let regions = one.regions ?? []
            let there = !known || regions.isEmpty || regions.contains(region)
            if there && alone[one.id, default: 0] < one.since && one.since <= reached {
                advice.append(.askAlone(id: one.id, since: one.since))
            }
        }
        return advice
    }

    /// The release in force on a day. Days in this form are in the order of their letters.
    func inForce(_ day: String) -> Release? {
        releases.filter { $0.in_force_from <= day }
            .max { ($0.in_force_from, $0.seq) < ($1.in_force_from, $1.seq) }
    }

    /// The highest sequence that asked for a class or more. In a region that the file does not know, that of all regions.
    private func since(_ region: String, _ least: String) -> Int {
        let classes = ["notice", "advance-notice", "reconsent", "separate-consent"].drop { $0 != least }
        let known = consent[region] != nil
        let numbers = consent.filter { !known || $0.key == region }.values
        return numbers.flatMap { one in classes.compactMap { one[$0] } }.max() ?? 0
    }

    /// The first day on which a release after one sequence, and up to another, is in force; `nil` if that day is past.
    private func firstDay(after: Int, upTo: Int, day: String) -> String? {
        let first = releases.filter { $0.seq > after && $0.seq <= upTo }.map(\.in_force_from).min()
        return first.flatMap { $0 > day ? $0 : nil }
    }
}

/// The language to show: a reader of traditional characters never gets simplified ones. `wanted` is
/// `Locale.preferredLanguages`; the others stand in the manifest of the bundle.
func chooseLanguage(_ wanted: [String], languages: [String], aliases: [String: String], others: [String]) -> String {
    func same(_ one: String, _ other: String) -> Bool { one.lowercased() == other.lowercased() }
    for tag in wanted {
        var parts = tag.split { $0 == "-" || $0 == "_" }.map(String.init)
        while !parts.isEmpty {
            let form = parts.joined(separator: "-")
            if let found = languages.first(where: { same($0, form) }) { return found }
            if let found = aliases.first(where: { same($0.key, form) }) { return found.value }
            // A script has four letters: without it the rest would be another script's.
            let isScript = parts.last.map { $0.count == 4 && $0.allSatisfy(\.isLetter) } ?? false
            if isScript || others.contains(where: { same($0, form) }) { break }
            parts.removeLast()
        }
    }
    return languages[0]
}

/// `anchors.json`
struct Anchors: Decodable {
    struct Anchor: Decodable {
        let id: String
        let pages: [String]
    }

    struct Removed: Decodable {
        let id: String
        let now: String?
    }

    let anchors: [Anchor]
    let removed: [Removed]

    /// The file below `embed/<lang>/`, and the place in it, for an id, also one that is gone. An id that is nowhere leads to
    /// the text.
    func place(_ id: String) -> (file: String, fragment: String?) {
        let now = removed.first { $0.id == id }.map { $0.now ?? "" } ?? id
        guard let found = anchors.first(where: { $0.id == now }) else { return ("policy.html", nil) }
        return ((found.pages.contains("policy") ? "policy" : found.pages[0]) + ".html", now)
    }
}
