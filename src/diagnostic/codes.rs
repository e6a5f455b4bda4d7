//! Every code there is. A code never changes its meaning; its words are in `src/data/messages/`.

use crate::diagnostic::Code;
use crate::diagnostic::Severity;

/// Declares the codes with their severities and the table of all of them.
macro_rules! codes {
    ($($severity:ident { $($(#[$doc:meta])* $name:ident = $id:literal,)+ })+) => {
        $($($(#[$doc])* pub const $name: Code = Code { id: $id, severity: Severity::$severity };)+)+

        /// All codes, errors first.
        pub const CODES: &[Code] = &[$($($name,)+)+];
    };
}

codes! {
    Error {
        /// The program itself failed while it built the preview.
        PROGRAM_FAULT = "program-fault",
        /// A file can't be read.
        UNREADABLE = "unreadable",
        /// A link in the file system leads out of the site's folder.
        SYMLINK_OUTSIDE = "symlink-outside",
        /// A file is too large.
        FILE_TOO_LARGE = "file-too-large",
        /// A site of too many files.
        TOO_MANY_FILES = "too-many-files",
        /// A site whose files are too large together.
        SITE_TOO_LARGE = "site-too-large",
        /// Folders inside each other without end.
        FOLDERS_TOO_DEEP = "folders-too-deep",
        /// A name that some system can't keep.
        BAD_FILE_NAME = "bad-file-name",
        /// Two names that some systems take for one.
        SAME_FILE_NAME = "same-file-name",
        /// A text file is not UTF-8.
        NOT_UTF8 = "not-utf8",
        /// A file of an app that is not there.
        EVIDENCE_MISSING = "evidence-missing",
        /// A file of an app in a binary form.
        EVIDENCE_NOT_TEXT = "evidence-not-text",
        /// A file of an app that is broken.
        BAD_EVIDENCE = "bad-evidence",
        /// A control sign in a text.
        CONTROL_SIGN = "control-sign",
        /// TOML is broken.
        TOML_SYNTAX = "toml-syntax",
        /// A word processor's quotation marks in TOML.
        SMART_QUOTES = "smart-quotes",
        /// Full-width punctuation in TOML.
        FULLWIDTH_PUNCTUATION = "fullwidth-punctuation",
        /// A space that is none, or a sign that nobody sees, in TOML.
        SPECIAL_BLANK = "special-blank",
        /// A key outside ASCII without quotation marks.
        UNQUOTED_KEY = "unquoted-key",
        /// A key stands twice.
        DUPLICATE_KEY = "duplicate-key",
        /// A key that the table does not have.
        UNKNOWN_KEY = "unknown-key",
        /// A key that must be there.
        MISSING_KEY = "missing-key",
        /// A value of the wrong type.
        WRONG_TYPE = "wrong-type",
        /// A word that is not in the list.
        UNKNOWN_VALUE = "unknown-value",
        /// A table that can't be read as what it should be.
        WRONG_FORM = "wrong-form",
        /// An empty text.
        EMPTY_TEXT = "empty-text",
        /// Not a date.
        BAD_DATE = "bad-date",
        /// A word for yes or no that is not `true` or `false`.
        BAD_BOOLEAN = "bad-boolean",
        /// A number with separators, a unit or quotation marks.
        BAD_NUMBER = "bad-number",
        /// Not a period.
        BAD_DURATION = "bad-duration",
        /// Not an address.
        BAD_URL = "bad-url",
        /// Not an e-mail address.
        BAD_EMAIL = "bad-email",
        /// Not a country code.
        BAD_COUNTRY = "bad-country",
        /// Not a language tag.
        BAD_LANGUAGE = "bad-language",
        /// Not a numbering scheme.
        BAD_NUMBERING = "bad-numbering",
        /// Not an id.
        BAD_ID = "bad-id",
        /// Not a time zone.
        BAD_TIME_ZONE = "bad-time-zone",
        /// The base address does not end in a slash.
        BASE_URL_SLASH = "base-url-slash",
        /// No language is declared.
        NO_LANGUAGE = "no-language",
        /// A language is declared twice.
        DUPLICATE_LANGUAGE = "duplicate-language",
        /// Not a colour.
        BAD_COLOR = "bad-color",
        /// Not the name of a font.
        BAD_FONT = "bad-font",
        /// Not an address that a webview page may lead to.
        BAD_APP_LINK = "bad-app-link",
        /// Text that can't be told from its ground.
        LOW_CONTRAST = "low-contrast",
        /// There is no such theme.
        UNKNOWN_THEME = "unknown-theme",
        /// There is no policy.
        NO_POLICY = "no-policy",
        /// A policy without a release folder.
        NO_RELEASE = "no-release",
        /// A folder name that no policy can have.
        BAD_POLICY_NAME = "bad-policy-name",
        /// A folder name that no version can have.
        BAD_VERSION = "bad-version",
        /// A release without records.
        NO_RECORDS = "no-records",
        /// A language without prose.
        NO_PROSE = "no-prose",
        /// An id that points at nothing.
        UNKNOWN_ID = "unknown-id",
        /// A group that is not there.
        UNKNOWN_GROUP = "unknown-group",
        /// A group that lacks the list that is taken from it.
        GROUP_WITHOUT_LIST = "group-without-list",
        /// A group inside a group.
        NESTED_GROUP = "nested-group",
        /// A translation of something that is not in the source.
        UNKNOWN_TRANSLATION = "unknown-translation",
        /// A translation of something that is not text.
        NOT_TRANSLATABLE = "not-translatable",
        /// A translated list of another length.
        UNEQUAL_LISTS = "unequal-lists",
        /// A clause of one language in the text of another.
        WRONG_LANGUAGE_CLAUSE = "wrong-language-clause",
        /// HTML in Markdown.
        RAW_HTML = "raw-html",
        /// A comment without an end.
        OPEN_COMMENT = "open-comment",
        /// Words beside the marks of a block of code.
        CODE_INFO = "code-info",
        /// More paragraphs, link definitions or records than any policy has.
        TOO_MANY = "too-many",
        /// Marks or blocks inside each other without end.
        TOO_DEEP = "too-deep",
        /// A line that Markdown takes for the target of a link.
        LINK_DEFINITION = "link-definition",
        /// A picture in Markdown.
        IMAGE = "image",
        /// A row of a table with more cells than the head.
        LONG_ROW = "long-row",
        /// A link with a title.
        LINK_TITLE = "link-title",
        /// A link without words.
        EMPTY_LINK = "empty-link",
        /// A link of an unknown form.
        BAD_LINK = "bad-link",
        /// A link to a file that is not in static/.
        UNKNOWN_FILE = "unknown-file",
        /// A link to a page that is not generated.
        UNKNOWN_PAGE = "unknown-page",
        /// A link to the SDK list of a platform that no record names.
        NO_SDK_LIST = "no-sdk-list",
        /// A link to an id that is not there.
        UNKNOWN_ANCHOR = "unknown-anchor",
        /// An id that stands twice.
        DUPLICATE_ID = "duplicate-id",
        /// An id that does not stand at the end.
        MISPLACED_ID = "misplaced-id",
        /// An attribute that is not known.
        UNKNOWN_ATTRIBUTE = "unknown-attribute",
        /// Braces that hold neither fact nor block.
        BAD_PLACEHOLDER = "bad-placeholder",
        /// A fact that is not in the list.
        UNKNOWN_FACT = "unknown-fact",
        /// A fact without a value.
        MISSING_FACT = "missing-fact",
        /// A block that is not in the list.
        UNKNOWN_BLOCK = "unknown-block",
        /// A block inside a sentence.
        BLOCK_IN_SENTENCE = "block-in-sentence",
        /// A value that a block does not take.
        BLOCK_VALUE = "block-value",
        /// More than running text in a record.
        BLOCK_IN_TEXT = "block-in-text",
        /// A heading of the level of the title.
        TITLE_HEADING = "title-heading",
        /// A heading inside a list or quotation.
        NESTED_HEADING = "nested-heading",
        /// A heading level left out.
        HEADING_SKIPS = "heading-skips",
        /// A typed number that is not the one that comes out.
        WRONG_NUMBER = "wrong-number",
        /// A footnote without a mark.
        FOOTNOTE_UNUSED = "footnote-unused",
        /// A template that is broken.
        TEMPLATE = "template",
        /// A file of interface words that is broken.
        LOCALE_SYNTAX = "locale-syntax",
        /// A language without interface words.
        LOCALE_MISSING = "locale-missing",
        /// A page that is too large.
        PAGE_TOO_LARGE = "page-too-large",
        /// A file for apps that is too large.
        WEBVIEW_TOO_LARGE = "webview-too-large",
        /// A file for apps that needs other files.
        WEBVIEW_NOT_ALONE = "webview-not-alone",
        /// An old address that is none, or that is taken.
        BAD_OLD_ADDRESS = "bad-old-address",
        /// A place that an old address can't lead to.
        BAD_REDIRECT = "bad-redirect",
        /// Two outputs on one path.
        OUTPUT_CONFLICT = "output-conflict",
        /// A link of a finished page that leads nowhere.
        BROKEN_LINK = "broken-link",
        /// An element or attribute that no page may have.
        FORBIDDEN_HTML = "forbidden-html",
        /// A release that a release says it corrects is not there.
        UNKNOWN_CORRECTED = "unknown-corrected",
        /// A note on the change of a clause that neither the release nor the one before has.
        UNKNOWN_CHANGED_CLAUSE = "unknown-changed-clause",
        /// A language that earlier releases had is missing.
        LANGUAGE_LOST = "language-lost",
        /// Texts were frozen, and the lock that says so is gone.
        LOCK_MISSING = "lock-missing",
        /// A lock that lacks what an entry must have.
        LOCK_FORM = "lock-form",
        /// A lock that was changed by hand.
        LOCK_ALTERED = "lock-altered",
        /// A lock with other text than its entries.
        LOCK_EDITED = "lock-edited",
        /// Entries of a lock that are gone or changed places.
        LOCK_CHAIN = "lock-chain",
        /// Entries of a lock that can't all be true, though their hashes are right.
        LOCK_CONTRADICTION = "lock-contradiction",
        /// A file of a frozen release changed.
        FROZEN_FILE_CHANGED = "frozen-file-changed",
        /// A file of a frozen release is gone.
        FROZEN_FILE_MISSING = "frozen-file-missing",
        /// A file came to a frozen release.
        FROZEN_FILE_ADDED = "frozen-file-added",
        /// The folder of a frozen release is gone.
        FROZEN_RELEASE_MISSING = "frozen-release-missing",
        /// A frozen release is in a language that the site no longer declares.
        FROZEN_LANGUAGE = "frozen-language",
        /// A frozen text changed.
        FROZEN_TEXT_CHANGED = "frozen-text-changed",
        /// A frozen text is gone.
        FROZEN_TEXT_MISSING = "frozen-text-missing",
        /// A text that no lock speaks of stands among the frozen ones.
        FROZEN_TEXT_ADDED = "frozen-text-added",
        /// A frozen release says other words.
        FROZEN_WORDS_CHANGED = "frozen-words-changed",
        /// A release was frozen in a form that this program does not know.
        FROZEN_FORM = "frozen-form",
        /// Nothing of the site is released.
        NOTHING_RELEASED = "nothing-released",
        /// A release has no day of publication and can't be frozen.
        RELEASE_WITHOUT_DATE = "release-without-date",
        /// A folder holds no manifest of ours.
        NO_MANIFEST = "no-manifest",
        /// A published file is not as its manifest says.
        PUBLISHED_ALTERED = "published-altered",
        /// A published file is gone.
        PUBLISHED_MISSING = "published-missing",
        /// A file that the manifest does not list.
        PUBLISHED_EXTRA = "published-extra",
        /// A published text is not the one that was frozen.
        PUBLISHED_OTHER = "published-other",
        /// A site was published with another lock.
        PUBLISHED_HEAD = "published-head",
        /// A published release that no lock speaks of.
        PUBLISHED_UNKNOWN = "published-unknown",
        /// A hash that was kept elsewhere is not found.
        UNKNOWN_HEAD = "unknown-head",
        /// A rule of the checklist that is not there.
        UNKNOWN_RULE = "unknown-rule",
        /// A version of the rules of the checklist that is not there.
        UNKNOWN_RULES = "unknown-rules",
        /// What was let stand for a while, and the while is over.
        WAIVER_EXPIRED = "waiver-expired",
        /// There is no such policy.
        UNKNOWN_POLICY = "unknown-policy",
        /// There is no such release.
        UNKNOWN_RELEASE = "unknown-release",
        /// A release was frozen before, with all its languages.
        ALREADY_FROZEN = "already-frozen",
        /// Something is decided about a release that is not frozen.
        NOT_FROZEN = "not-frozen",
        /// A release is withdrawn or postponed that is in force or was.
        NOT_ANNOUNCED = "not-announced",
        /// A release is postponed to a day that is not later.
        NOT_LATER = "not-later",
        /// A release is taken down that is in force or will be.
        STILL_STANDING = "still-standing",
        /// Something is recorded on a day before the one of the last entry.
        DAY_BEFORE_LAST = "day-before-last",
        /// A translation of a release is not current in a language that may not be behind.
        RELEASE_BEHIND = "release-behind",
        /// A release says it became public before the one that was frozen last.
        RELEASE_OUT_OF_ORDER = "release-out-of-order",
        /// The author says that a release asks for less than its changes do, and not why.
        SIGNAL_WITHOUT_REASON = "signal-without-reason",
    }
    Warning {
        /// An attestation that counts no longer.
        ATTESTATION_EXPIRED = "attestation-expired",
        /// An attestation that no rule asks for.
        ATTESTATION_UNUSED = "attestation-unused",
        /// A waiver of what no rule finds.
        WAIVER_UNUSED = "waiver-unused",
        /// A sign that nobody sees.
        UNSEEN_SIGN = "unseen-sign",
        /// A host that is not what it seems.
        ODD_HOST = "odd-host",
        /// More rules than the usual hosts take.
        HOST_LIMIT = "host-limit",
        /// A file that nothing reads.
        STRAY_FILE = "stray-file",
        /// A group that nothing uses.
        UNUSED_GROUP = "unused-group",
        /// A text without translation.
        UNTRANSLATED = "untranslated",
        /// A clause without translation.
        CLAUSE_UNTRANSLATED = "clause-untranslated",
        /// A clause of a translation with other parts than its source.
        CLAUSE_DIFFERS = "clause-differs",
        /// A translation with other links than its source.
        TRANSLATION_LINKS = "translation-links",
        /// A translation with other facts or blocks than its source.
        TRANSLATION_FACTS = "translation-facts",
        /// A translation with other dates than its source.
        TRANSLATION_DATES = "translation-dates",
        /// A translation with other numbers than its source.
        TRANSLATION_NUMBERS = "translation-numbers",
        /// A translation with other e-mail addresses than its source.
        TRANSLATION_EMAILS = "translation-emails",
        /// A clause of a translation that the source lacks.
        CLAUSE_NOT_IN_SOURCE = "clause-not-in-source",
        /// A release without a language of the site.
        LANGUAGE_MISSING = "language-missing",
        /// A release in several languages that does not say which prevails.
        NO_GOVERNING_LANGUAGE = "no-governing-language",
        /// A record of a translation that somebody changed.
        TRANSLATION_LOCK_EDITED = "translation-lock-edited",
        /// A translation of which nothing was accepted.
        TRANSLATION_NOT_ACCEPTED = "translation-not-accepted",
        /// A translation whose source changed.
        TRANSLATION_STALE = "translation-stale",
        /// A translation that was never accepted.
        TRANSLATION_UNACCEPTED = "translation-unaccepted",
        /// A translation that is the source text.
        TRANSLATION_COPY = "translation-copy",
        /// A record of a translation whose source is gone.
        TRANSLATION_ORPHAN = "translation-orphan",
        /// A block that shows nothing.
        EMPTY_BLOCK = "empty-block",
        /// Code by indentation.
        INDENTED_CODE = "indented-code",
        /// A paragraph indented too little to belong to the item above.
        LOOSE_INDENT = "loose-indent",
        /// Items or rows that are joined.
        JOINED_ITEMS = "joined-items",
        /// Short lines that are joined.
        JOINED_LINES = "joined-lines",
        /// Markup that shows.
        VISIBLE_MARKUP = "visible-markup",
        /// A clause number that was typed as text.
        TYPED_NUMBER = "typed-number",
        /// The number of a clause that was typed in a sentence.
        TYPED_REFERENCE = "typed-reference",
        /// A typed date that is not in the records.
        UNKNOWN_DATE = "unknown-date",
        /// A heading of a published release without an id.
        HEADING_WITHOUT_ID = "heading-without-id",
        /// A clause says it was renamed from an id that the release before does not have.
        UNKNOWN_FORMER_ID = "unknown-former-id",
        /// Data items without a name in a language.
        DATA_WITHOUT_NAME = "data-without-name",
        /// Nobody is named as controller.
        NO_CONTROLLER = "no-controller",
        /// No way to get in touch.
        NO_CONTACT = "no-contact",
        /// An SDK without a name.
        SDK_WITHOUT_NAME = "sdk-without-name",
        /// A use without a purpose.
        USE_WITHOUT_PURPOSE = "use-without-purpose",
        /// A permission without a purpose.
        PERMISSION_WITHOUT_PURPOSE = "permission-without-purpose",
        /// A system permission that is in no list.
        UNKNOWN_PERMISSION = "unknown-permission",
        /// A note on the change of a clause whose words did not change.
        NOTE_WITHOUT_CHANGE = "note-without-change",
        /// A published release without a day of effect.
        NO_EFFECTIVE_DATE = "no-effective-date",
        /// Words published after the day they say they took effect.
        RETROACTIVE = "retroactive",
        /// From the publication of the first text until it takes effect, nothing is in force.
        NO_TEXT_IN_FORCE = "no-text-in-force",
        /// A release says it became public before the day on which it is frozen.
        PUBLISHED_EARLIER = "published-earlier",
        /// A release that comes into force before one that became public earlier.
        OVERTAKEN = "overtaken",
        /// Two releases that come into force on one day.
        SAME_DAY = "same-day",
    }
}
