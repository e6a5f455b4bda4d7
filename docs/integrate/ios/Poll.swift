import CryptoKit
import Foundation

/// What the app keeps of the last answer. `seen` never becomes smaller.
struct PollState: Codable {
    var asked = Date.distantPast
    var etag: String?
    var text: Data?
    var seen = 0
}

private struct Manifest: Decodable {
    struct Mark: Decodable {
        let sha256: String
    }

    let schema: Int
    let policy: String
    let version: String
    let files: [String: Mark]
}

/// Asks for latest.json if a day has passed, never before the person agreed. Whatever goes wrong, the last good file stands.
func refresh(_ base: URL, _ state: inout PollState, now: Date) async {
    let passed = now.timeIntervalSince(state.asked)
    guard passed < 0 || passed >= 24 * 60 * 60 else { return }
    state.asked = now
    var request = URLRequest(url: base.appendingPathComponent("latest.json"))
    request.cachePolicy = .reloadIgnoringLocalCacheData
    if let etag = state.etag, state.text != nil { request.setValue(etag, forHTTPHeaderField: "If-None-Match") }
    guard let (data, answer) = try? await URLSession.shared.data(for: request),
        let http = answer as? HTTPURLResponse, http.statusCode == 200,
        let latest = try? readLatest(data, seen: state.seen)
    else { return }
    state.text = data
    state.etag = http.value(forHTTPHeaderField: "ETag")
    state.seen = latest.entry ?? 0
}

/// Downloads what a person of one language reads: latest.json names the hash of the manifest, the manifest that of each file.
/// No archive is unpacked. Returns the folder.
func download(
    _ base: URL, _ latest: Latest, _ release: Latest.Release, language: String, into folders: URL
) async throws -> URL {
    let data = try await get(base.appendingPathComponent("v/\(release.version)/manifest.json"))
    guard hash(data) == release.manifest_sha256 else { throw Refused.hash("manifest.json") }
    let manifest = try JSONDecoder().decode(Manifest.self, from: data)
    guard manifest.schema == 1, manifest.policy == latest.policy, manifest.version == release.version else {
        throw Refused.form
    }
    let made = folders.appendingPathComponent("\(release.version).\(language)")
    if FileManager.default.fileExists(atPath: made.path) { return made }
    let fresh = folders.appendingPathComponent("\(release.version).\(language).new")
    try? FileManager.default.removeItem(at: fresh)
    for (name, mark) in manifest.files {
        let isPage = name.hasPrefix("embed/\(language)/") && name.hasSuffix(".html")
        guard isPage || name == "anchors.json" || name == "dialog.\(language).json" else { continue }
        guard !name.contains("..") else { throw Refused.path(name) }
        let content = try await get(base.appendingPathComponent("v/\(release.version)/\(name)"))
        guard hash(content) == mark.sha256 else { throw Refused.hash(name) }
        let path = fresh.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: path)
    }
    try FileManager.default.moveItem(at: fresh, to: made)
    return made
}

private func get(_ address: URL) async throws -> Data {
    let (data, answer) = try await URLSession.shared.data(from: address)
    let status = (answer as? HTTPURLResponse)?.statusCode ?? 0
    guard status == 200 else { throw Refused.answer(status) }
    return data
}

private func hash(_ data: Data) -> String {
    SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
}
