import SwiftUI
import WebKit

/// A file of a bundle in a web view. `root` is the folder that holds `embed/`: the shipped one,
/// `Bundle.main.url(forResource: "policy", withExtension: nil)!`, or one that `download` made.
struct PolicyView: UIViewRepresentable {
    let root: URL
    let language: String
    let file: String
    let fragment: String?
    let close: () -> Void

    /// `close` of `[webview]` in site.toml; no page has this link unless the site sets it.
    static let closeAddress = "myapp://close"

    func makeCoordinator() -> Coordinator { Coordinator(root: root, close: close) }

    func makeUIView(context: Context) -> WKWebView {
        let configuration = WKWebViewConfiguration()
        configuration.defaultWebpagePreferences.allowsContentJavaScript = false
        configuration.websiteDataStore = .nonPersistent()
        let view = WKWebView(frame: .zero, configuration: configuration)
        view.navigationDelegate = context.coordinator
        view.uiDelegate = context.coordinator
        // The page brings its own dark colours; a white flash before it is the view's.
        view.isOpaque = false
        view.backgroundColor = .systemBackground
        let page = root.appendingPathComponent("embed/\(language)/\(file)")
        var address = URLComponents(url: page, resolvingAgainstBaseURL: false)!
        address.fragment = fragment
        view.loadFileURL(address.url!, allowingReadAccessTo: root)
        return view
    }

    func updateUIView(_ view: WKWebView, context: Context) {}

    final class Coordinator: NSObject, WKNavigationDelegate, WKUIDelegate {
        private let root: URL
        private let close: () -> Void

        init(root: URL, close: @escaping () -> Void) {
            self.root = root
            self.close = close
        }

        func webView(
            _ webView: WKWebView, decidePolicyFor action: WKNavigationAction,
            decisionHandler: @escaping (WKNavigationActionPolicy) -> Void
        ) {
            guard let address = action.request.url else { return decisionHandler(.cancel) }
            let inside = address.isFileURL
                && address.standardizedFileURL.path.hasPrefix(root.standardizedFileURL.path + "/")
            if !inside { leave(address) }
            decisionHandler(inside ? .allow : .cancel)
        }

        /// A link that asks for a window of its own; without this it would do nothing.
        func webView(
            _ webView: WKWebView, createWebViewWith configuration: WKWebViewConfiguration,
            for action: WKNavigationAction, windowFeatures: WKWindowFeatures
        ) -> WKWebView? {
            if let address = action.request.url { leave(address) }
            return nil
        }

        /// Outside links go to the browser, the mail program, the telephone.
        private func leave(_ address: URL) {
            if address.absoluteString == PolicyView.closeAddress {
                close()
            } else if ["https", "http", "mailto", "tel"].contains(address.scheme ?? "") {
                UIApplication.shared.open(address)
            }
        }
    }
}

/// `dialog.<lang>.json`
struct Dialog: Decodable {
    struct Link: Decodable, Hashable {
        let label: String
        let variant: String
        let anchor: String?
    }

    struct Button: Decodable {
        let label: String
    }

    let policy: String
    let version: String
    let sequence: Int
    let language: String
    let text_sha256: String
    let title: String
    let body: [String]
    let links: [Link]
    let agree: Button
    let disagree: Button
}

/// What is stored as proof.
struct Proof: Codable {
    let policy: String
    let version: String
    let sequence: Int
    let language: String
    let text_sha256: String
    let how: String
    let time: Date

    init(_ dialog: Dialog, how: String, time: Date) {
        policy = dialog.policy
        version = dialog.version
        sequence = dialog.sequence
        language = dialog.language
        text_sha256 = dialog.text_sha256
        self.how = how
        self.time = time
    }
}

/// The prompt of the first start. Nothing is asked of the network before `agreed`.
struct PolicyPrompt: View {
    let dialog: Dialog
    let agreed: (Proof) -> Void
    let refused: () -> Void
    let read: (_ file: String, _ fragment: String?) -> Void

    var body: some View {
        VStack(spacing: 16) {
            Text(dialog.title).font(.title2).bold()
            ScrollView {
                VStack(alignment: .leading, spacing: 12) {
                    ForEach(dialog.body, id: \.self) { Text($0) }
                    ForEach(dialog.links, id: \.self) { link in
                        Button(link.label) { read(link.variant + ".html", link.anchor) }
                    }
                }
            }
            HStack {
                Button(dialog.disagree.label) { refused() }.frame(maxWidth: .infinity)
                Button(dialog.agree.label) { agreed(Proof(dialog, how: "first start", time: Date())) }
                    .frame(maxWidth: .infinity)
            }
            .buttonStyle(.bordered)
        }
        .padding()
        .interactiveDismissDisabled()
    }
}
