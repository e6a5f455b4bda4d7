# Interface words in English.
# The keys are the same in every language. `field-<table>-<field>` stands above the general `field-<field>`.

language-name = English

## Joining

yes = Yes
no = No
none = None.
list-separator = { ", " }
label-value = { $label }: { $value }
clause-reference = clause { $number }
clause-heading = Clause { $number }
version-word = Version { $version }

duration-hour = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
duration-day = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
duration-week = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
duration-month = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
duration-year = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
retention-at-most = no more than { $period }

## Frame

site-title = Policies
skip-link = Skip to the text
languages-label = Language
pages-label = Pages of this policy
notice-label = Notice
draft = Draft
scheduled = Scheduled
release-line = This page belongs to version { $version }.
release-line-link = Read the text in force
announced-line = Version { $version } was announced and takes effect on { $date }.
governing-language = Governing language: { $language }.
clause-behind = This clause may be behind the { $language } text, which prevails.
clause-behind-source = This clause may be behind the { $language } text, from which it is translated.
text-behind = (May be behind the { $language } text, which prevails.)
text-behind-source = (May be behind the { $language } text, from which it is translated.)
clause-borrowed = This clause is not translated yet. It stands here in { $language }.
unavailable = The text in force is not available in { $language }.
unavailable-languages = The text in force is available in
unavailable-versions = Versions in { $language }
action-changes = What changed in this version
action-keep = Keep this text (plain text)
other-policies = Other policies
feed-title = Releases
site-label = Site
gone-title = Clauses of earlier versions
gone-passage = A passage
gone-line = { $title }: taken out in version { $version }.
gone-last = Read its last words
gone-renamed = { $title }: at another address since version { $version }.
gone-now = Go to the clause
all-policies = All policies
close-page = Close
back-to-top = Back to the top
description-text = The full text of { $document }, version { $version }.
description-page = { $page }. Part of { $document }, version { $version }.
missing-title = Page not found
missing-line = There is no page at this address. These are the policies:
moved-title = This page has moved
moved-link = Go to the page
contents-title = Contents
contents-label = Contents of this page
glance-title = At a glance
glance-data = What is collected, and what for
glance-permissions = What the app asks the device for
glance-receivers = Who else receives it
glance-rights = Your rights, and how to say no
glance-contact = Who is responsible, and how to reach them
glance-more = { " " }and { $count } more
sensitive-tag = Sensitive
sensitive-note = Items in bold are sensitive personal information.
sdk-without-name = SDK without a name
record-unnamed = Not specified
prose-table = Table
prose-table-of = Table: { $columns }
group-other = Other information

page-text = Full text
page-summary = Summary
page-collected = List of collected information
page-shared = List of shared information
page-permissions = List of permissions
page-sdks = Third-party SDKs on { $platform }
page-history = Version history
page-upcoming = Announced versions
page-removed = Version taken off this site
removed-text = The text of version { $version } was taken off this site by order. Its address stays, and so does the fingerprint of its text, by which a copy can be told to be genuine.
removed-hash = SHA-256 of the text
page-changes = What changed

nav-text = Full text
nav-summary = Summary
nav-collected = Collected
nav-shared = Shared
nav-permissions = Permissions
nav-sdks = SDKs on { $platform }
nav-history = History

lead-summary = The main points in short. What binds is the full text.
lead-collected = Every kind of information, what it is used for, when, and how it comes in.
lead-shared = Who receives information, which, what for and how.
lead-permissions = What the app asks of your device’s system, what for, and what happens if you refuse.
lead-sdks = Software of other companies that is built into the app, and what it takes.
lead-history = Every version, the newest first.
lead-upcoming = Versions that were announced and take effect on the date given.

date-published = Published
date-effective = Effective
date-updated = Last updated
date-first_published = First published

## Lists

collected-item = Information
collected-way = How it comes in
collected-by-app = By the app
collected-by-permission = Permission: { $name }
collected-by-sdk = SDK: { $name }
collected-by-sdk-of = SDK: { $name } ({ $provider })
permissions-on = Permissions on { $platform }

## History

date-from = In force from
date-until = In force until
asks = Effect of the changes, { $regime }: { $class }
decision-withdraw = Withdrawn on { $date }: this version does not take effect.
decision-postpone = Postponed on { $date }: this version takes effect on { $effective }.
decision-takedown = Taken off this site by order on { $date }.
decision-language = { $language } added on { $date }.
decision-reason = Reason: { $reason }
removed-read = Notice
archived-tag = Archived
archived-file = Read the file
corrects = Corrects version { $version }.
release-read = Read version { $version }
release-changes = What changed
release-since = What changed since { $version }
release-plain = Plain text
upcoming-none = No version has been announced for a later date.

## Comparison

side-before = Before
side-after = Now
side-added = Added
side-removed = Removed
status-added = Added
status-removed = Removed
status-changed = Changed
status-same = Unchanged
clause-preamble = Preamble
clause-item = List item
clause-moved = Stands at another place
changes-facts = Changes in the facts
changes-wording = Changes in the wording
changes-renumbered = Only renumbered
changes-same-count = { $count ->
    [one] { $count } clause unchanged
   *[other] { $count } clauses unchanged
}
changes-told-count = { $count ->
    [one] { $count } clause whose change is told above
   *[other] { $count } clauses whose changes are told above
}
comparison-note = This comparison is an aid to reading. What counts is the text of the release itself.
comparison-text = Read version { $version }
comparison-whole = Whole comparison
page-amendments = Amendment table
amendment-number = No.
amendment-kind = Kind of change
amendment-fact = Fact
shown-in = Shown in
next-change = Next change
changes-terms = Terms replaced throughout
changes-markup = Links and formatting
term-changed = “{ $before }” is now “{ $after }”, in { $count } places.
term-count = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
say-group-prose = Wording
count-changed = { $count ->
    [one] { $count } clause was reworded.
   *[other] { $count } clauses were reworded.
}
count-added = { $count ->
    [one] { $count } clause is new.
   *[other] { $count } clauses are new.
}
count-removed = { $count ->
    [one] { $count } clause is gone.
   *[other] { $count } clauses are gone.
}
count-moved = { $count ->
    [one] { $count } passage moved to another place.
   *[other] { $count } passages moved to another place.
}
count-renumbered = { $count ->
    [one] { $count } clause has only another number.
   *[other] { $count } clauses have only another number.
}
count-markup = { $count ->
    [one] { $count } clause has other links or formatting.
   *[other] { $count } clauses have other links or formatting.
}
count-none = The wording did not change.
changes-summary-more = { $count ->
    [one] { $count } further point
   *[other] { $count } further points
}
status-split = Split off
status-merged = Merged
passage-split = Split into paragraphs
passage-merged = Merged into one paragraph
moved-to = { $from } stood here; it is now { $to }.
moved-away = { $from } stood here; it moved.
moved-there = Where it is now
moved-from = Moved here from { $from }.
moved-here = Moved here from another place.
moved-with = { $count ->
    [one] { $count } more clause moved with it.
   *[other] { $count } more clauses moved with it.
}
other-split = Split off from { $clause }
other-merged = Merged into { $clause }
passed-from = Some of its words come from { $clause }
passed-to = Some of its words went to { $clause }
mark-derived = Follows from a date, number or name that changed
mark-del-open = [removed:{" "}
mark-del-close = ]
mark-ins-open = [added:{" "}
mark-ins-close = ]
markup-link = The link on “{ $words }” now leads to { $after }; before it led to { $before }.
markup-link-new = “{ $words }” is now a link to { $after }.
markup-link-gone = “{ $words }” is no longer a link to { $before }.
markup-format = “{ $words }”: { $after } instead of { $before }.
markup-form = Now { $after } instead of { $before }.
markup-space = Only white space changed.
format-emphasis = emphasis
format-strong = bold
format-code = literal text
format-none = plain text
form-heading-1 = a heading of level 1
form-heading-2 = a heading of level 2
form-heading-3 = a heading of level 3
form-heading-4 = a heading of level 4
form-heading-5 = a heading of level 5
form-paragraph = a paragraph
form-quote = a quotation
form-item = a list item
form-head = the head of a table
form-row = a row of a table
form-footnote = a footnote
form-block = a block
changes-first = This is the first version: it changed nothing.
changes-brief = The changed words would be too many for this page. These clauses changed:
changes-archived = That version is kept as a file or a note only, so it can’t be compared clause by clause. What is known of it:
changes-removed = The text of that version was taken off this site, so it can’t be compared.
changes-other-language = That version is not in this language, so it can’t be compared here. It can be read in:
renumbered-line = { $before } → { $after }

change-kind-data-use-added = New use of information
change-kind-data-use-removed = Use ended
change-kind-data-kind-added = New kind of information
change-kind-data-sensitive-raised = More sensitive information
change-kind-purpose-changed = New purpose
change-kind-purpose-reworded = Purpose reworded
change-kind-method-changed = New way of processing
change-kind-basis-changed = New legal basis
change-kind-required-raised = Now required
change-kind-retention-longer = Kept longer
change-kind-retention-shorter = Kept for a shorter time
change-kind-storage-moved-domestic = New place of storage
change-kind-crossborder-added = New transfer abroad
change-kind-recipient-independent-added = New recipient
change-kind-recipient-entrusted-added = New processor
change-kind-sdk-added = New SDK
change-kind-sdk-data-added = SDK takes more
change-kind-sdk-removed = SDK removed
change-kind-sdk-version = New SDK version
change-kind-permission-added = New permission
change-kind-permission-removed = Permission dropped
change-kind-autostart-added = New self-start
change-kind-automated-added = New automated decision
change-kind-rights-narrowed = Right narrowed
change-kind-rights-widened = Right widened
change-kind-controller-changed = New controller
change-kind-controller-contact = New contact details
change-kind-minors-changed = Children’s information
change-kind-security-text = Security
change-kind-definition-text = Definition
change-kind-editorial = Editorial
change-kind-translation = Translation
change-kind-law-text = Reference to a law
change-kind-annual-review = Review

## Comparison: what changed in the facts, in sentences
# A field has a sentence of its own if there is a word `say-<table>-<field>`, or `say-<field>` for every table, ending in
# `-more` and `-less` (items of a list), `-new` and `-gone` (a value that was not or is no longer stated), `-yes` and `-no`
# (a flag), or nothing (one value gave way to another). The parts `say-part-…` tell all other fields.

changes-summary = Summary of changes

say-group-data = Information and its use
say-group-permissions = Device permissions
say-group-sdks = Third-party SDKs
say-group-receivers = Recipients and processors
say-group-retention = Storage and retention
say-group-rights = Consent, accounts and rights
say-group-other = Other matters

noun-parties = party
noun-platforms = part of the product
noun-definitions = definition
noun-features = function
noun-data = kind of information
noun-purposes = class of purposes
noun-uses = use
noun-permissions = permission
noun-sdks = SDK
noun-autostart = automatic start
noun-storage = place of storage
noun-retention = retention period
noun-cookies = item kept on the device
noun-recipients = disclosure
noun-transfers = transfer abroad
noun-security = security measure
noun-promises = promise
noun-automated = automated decision
noun-rights = right
noun-exemptions = exception
noun-obligations = duty
noun-contacts = contact
noun-routes = answering arrangement

say-quoted = “{ $text }”
say-name-at = { $name } ({ $clause })
say-field-of = { $field } ({ $below })
say-sensitive = { $name } (sensitive)
say-joint = { "; " }
say-subject = The { $noun } { $name }
say-details = { " " }({ $facts })
say-users-more = { $names } and { $count } more
say-users-none = the information concerned

say-added = New { $noun }: { $name }{ $details }.
say-added-single = Now stated: { $name }{ $details }.
say-added-uses = New use of information: { $name }{ $details }.
say-added-permissions = The app now asks for the permission { $name }{ $details }.
say-removed = No longer stated: the { $noun } { $name }{ $details }.
say-removed-single = No longer stated: { $name }{ $details }.
say-removed-uses = This use of information has ended: { $name }{ $details }.
say-removed-permissions = The app no longer asks for the permission { $name }{ $details }.
say-removed-sdks = The app no longer contains the SDK { $name }{ $details }.

say-data-more = { $subject } now also covers this information: { $items }.
say-data-less = { $subject } no longer covers this information: { $items }.
say-data-new = { $subject }: the information concerned is now stated: { $items }.
say-sdks-data-more = { $subject } now also takes { $items }.
say-sdks-data-less = { $subject } no longer takes { $items }.
say-sdks-data-new = The information that { $subject } takes is now stated: { $items }.
say-permissions-data-more = { $subject } now also gives access to { $items }.
say-permissions-data-less = { $subject } no longer gives access to { $items }.
say-sdks-permissions-more = { $subject } now also uses these permissions: { $items }.
say-sdks-permissions-less = { $subject } no longer uses these permissions: { $items }.
say-sdks-permissions-new = The permissions that { $subject } uses are now stated: { $items }.
say-android-more = For the permission { $name }, the app now also asks Android for { $items }.
say-android-less = For the permission { $name }, the app no longer asks Android for { $items }.
say-android-new = For the permission { $name }, the app asks Android for { $items }; before, nothing was stated for Android.
say-ios-more = For the permission { $name }, the app now also asks iOS for { $items }.
say-ios-less = For the permission { $name }, the app no longer asks iOS for { $items }.
say-ios-new = For the permission { $name }, the app asks iOS for { $items }; before, nothing was stated for iOS.
say-harmony-more = For the permission { $name }, the app now also asks HarmonyOS for { $items }.
say-harmony-less = For the permission { $name }, the app no longer asks HarmonyOS for { $items }.
say-harmony-new = For the permission { $name }, the app asks HarmonyOS for { $items }; before, nothing was stated for HarmonyOS.
say-receivers-more = { $subject }: the information now also goes to { $items }.
say-receivers-less = { $subject }: the information no longer goes to { $items }.
say-receivers-new = { $subject }: the information goes to { $items }; before, no recipient was stated.
say-processors-more = { $subject }: the information is now also processed, on the controller’s behalf, by { $items }.
say-processors-less = { $subject }: the information is no longer processed, on the controller’s behalf, by { $items }.
say-processors-new = { $subject }: the information is processed, on the controller’s behalf, by { $items }; before, no processor was stated.
say-storage-more = { $subject }: the information is now also stored at { $items }.
say-storage-less = { $subject }: the information is no longer stored at { $items }.
say-storage-new = { $subject }: the information is stored at { $items }; before, no place was stated.
say-retention = { $subject }: the information is now kept “{ $after }”; before, it was kept “{ $before }”.
say-kept = The retention period for { $users } is now “{ $after }”; before, it was “{ $before }”.
say-sdks-version = { $subject } is now version { $after }; before, it was { $before }.
say-sdks-provider = { $subject } is now provided by { $after }; before, it was { $before }.
say-controller = { $subject }: the controller is now { $after }; before, it was { $before }.
say-required-yes = { $subject } is now required; before, it was not.
say-required-no = { $subject } is no longer required.
say-on_device-yes = { $subject }: the information now stays on the device.
say-on_device-no = { $subject }: the information no longer stays on the device.
say-response_days = { $subject }: requests are now answered within { $after }; before, it was { $before }.
say-response_days-new = { $subject }: requests are answered within { $after }; before, no time was stated.
say-response_days-gone = { $subject }: no time for the answer is stated any more; before, it was { $before }.
say-account-cancellation-days = An account is now closed within { $after }; before, it was { $before }.
say-account-cancellation-days-new = An account is closed within { $after }; before, no time was stated.
say-account-cancellation-in_app-yes = An account can now be closed in the app.
say-account-cancellation-in_app-no = An account can no longer be closed in the app.
say-changes-notice_days = Changes are now announced { $after } ahead; before, it was { $before }.
say-changes-notice_days-new = Changes are announced { $after } ahead; before, no time was stated.
say-minors-age = A person now counts as a child below the age of { $after }; before, it was { $before }.
say-minors-processed-yes = Information about children is now processed on purpose.
say-minors-processed-no = Information about children is no longer processed on purpose.

say-rest = { $subject }: { $parts }.
say-rest-top = { $parts }.
say-fact = { $field } { $value }
say-part-changed = { $field } changed from { $before } to { $after }
say-part-formerly = formerly { $before }
say-part-clause = { $field } reference changed
say-part-more = { $field }: added { $added }
say-part-less = { $field }: removed { $removed }
say-part-exchanged = { $field }: added { $added }, removed { $removed }
say-part-stated = now stated: { $items }
say-part-described = now also described: { $items }
say-part-dropped = no longer stated: { $items }
say-part-reworded = reworded: { $items }

## Tables

table-document = The document
table-app = The product
table-governing = Governing language
table-scope = Scope
table-consent = Consent
table-revision = How changes are announced
table-account = Accounts
table-minors = Children
table-archive = Earlier texts
table-parties = Who is who
table-platforms = Parts of the product
table-definitions = Definitions
table-features = Functions
table-data = Kinds of information
table-purposes = Purposes
table-uses = What information is used for
table-permissions = Device permissions
table-sdks = Third-party SDKs
table-autostart = Self-start and associated start
table-storage = Where information is stored
table-retention = How long information is kept
table-cookies = What is kept on the device
table-recipients = Who receives information
table-transfers = Transfers abroad
table-security = How information is protected
table-promises = What is promised
table-automated = Automated decisions
table-rights = Your rights
table-exemptions = Exceptions
table-obligations = Duties
table-contacts = Contact
table-routes = Who answers which question

## Fields

field-title = Title
field-kind = Kind
field-regions = Regions
field-parent = Belongs to
field-published = Published
field-effective = Effective
field-first_published = First published
field-updated = Last updated
field-corrects = Corrects
field-summary = What is new
field-notice = Notice
field-governing = Governing language
field-language = Language
field-note = Note
field-numbering = Numbering
field-app = Product
field-name = Name
field-aliases = Also called
field-deployment = Runs on
field-deployment_note = What this means
field-audience = Users
field-cn_type = App type under Chinese rules
field-packages = Packages
field-website = Website
field-scope = Scope
field-covers = Covers
field-exclusions = Does not cover
field-consent = Consent
field-mode = How you agree
field-statement = What you are asked
field-revision = Announcement of changes
field-changes = Author’s notes on changes
field-signal = What the release asks of people
field-class = What is asked
field-reason = Reason
field-channels = Channels
field-url = Web page
field-notice_days = Days of notice
field-acceptance = Agreement to changes
field-view_at = Where to read it
field-request = Please note
field-new_functions = New functions
field-account = Accounts
field-creation = How accounts are opened
field-managed_by = Managed by
field-cancellation = Closing the account
field-in_app = In the app
field-by = By
field-how = How to use it
field-days = Days
field-conditions = Conditions
field-effect = Effect
field-minors = Children
field-age = Age limit
field-processed = Information processed
field-guardian_consent = Guardian’s consent
field-text = Content
field-archive = Earlier texts
field-version = Version
field-file = File
field-parties = Parties
field-short_name = Short name
field-role = Role
field-country = Country
field-address = Address
field-email = E-mail
field-phone = Phone
field-privacy = Privacy policy
field-platforms = Platforms
field-os = System
field-min_version = Oldest version
field-operator = Run by
field-definitions = Definitions
field-term = Term
field-source = Source
field-clause = Clause
field-features = Functions
field-data = Information
field-label = Name
field-sensitive = Sensitive under
field-purposes = Purposes
field-uses = Uses
field-purpose = Purpose
field-scene = Occasion
field-feature = Function
field-from = Obtained from
field-method = How
field-controller = Controller
field-processors = Processors
field-receivers = Recipients
field-sdk = By way of the SDK
field-basis = Legal basis
field-interest = Interest pursued
field-required = Required
field-refusal = If you refuse
field-alternative = Alternative
field-necessity = Why it is necessary
field-impact = Effect on you
field-on_device = Stays on the device
field-ephemeral = Held in memory only
field-background = In the background
field-linked = Linked to your identity
field-tracking = Tracking across companies
field-secondary = Combined with other services
field-frequency = How often
field-permissions = Permissions
field-storage = Stored at
field-retention = Kept for
field-brands = Phone brands
field-android = Android name
field-ios = iOS name
field-harmony = HarmonyOS name
field-under = Part of
field-revoke = How to withdraw it
field-sdks = SDKs
field-provider = Provider
field-affiliates = Affiliates that receive data
field-relation = Relation
field-products = Products
field-via = Brought in by
field-mechanism = What else it does
field-opt_out = How to opt out
field-autostart = Self-start
field-trigger = Trigger
field-target = What is started
field-control = How to switch it off
field-permission = Permission
field-place = Place
field-content = Content
field-period = Period
field-maximum = At most
field-criteria = Until
field-set_by = Set by
field-on_expiry = Afterwards
field-cookies = Kept on the device
field-excludes = Does not hold
field-lifetime = Lifetime
field-encrypted = Encrypted
field-party = Party
field-recipients = Recipients
field-category = Category of recipients
field-condition = Condition
field-safeguard = Safeguard
field-transfers = Transfers abroad
field-receiver = Recipient
field-rights = Rights
field-security = Security
field-measure = Measure
field-limit = States a limit
field-promises = Promises
field-except = Except
field-automated = Automated decisions
field-logic = Logic
field-contact = Contact
field-response_days = Answer within (days)
field-exemptions = Exceptions
field-context = Exempt from
field-obligations = Duties
field-duty = Duty
field-when = When
field-contacts = Contacts
field-topics = For
field-postcode = Postcode
field-hours = Hours
field-response = Answer
field-identity_check = Identity is checked
field-routes = Routes
field-forwarded_by = Passed on by

field-definitions-text = Meaning
field-parties-note = Remarks
field-sdks-data = Information taken
field-sdks-method = How data reach the provider
field-sdks-required = Needed for the function
field-sdks-retention = Kept by the provider
field-sdks-consent = Consent
field-uses-method = How it is processed
field-uses-permissions = Permissions needed
field-uses-required = Required
field-permissions-name = Permission
field-permissions-data = Information that comes with it
field-recipients-party = Recipient
field-recipients-kind = Form
field-recipients-method = How it is shared
field-retention-text = Kept for
field-retention-criteria = Kept until
field-rights-kind = Right
field-rights-party = Answered by
field-rights-contact = Write to
field-transfers-method = How it is transferred
field-transfers-mechanism = Legal route
field-transfers-rights = Your rights against the recipient
field-promises-text = Promise
field-promises-party = Promised by
field-promises-data = For which information
field-exemptions-text = Case
field-security-party = Answerable
field-contacts-party = Contact of
field-autostart-kind = Kind of start
field-cookies-party = Set by
field-cookies-content = Holds
field-storage-content = What is kept there
field-routes-how = How it works
field-account-how = How it works
field-obligations-party = Whose duty

## Closed lists

policy-kind-privacy = Privacy policy
policy-kind-children = Rules for children’s information
policy-kind-cookies = Cookie policy
policy-kind-terms = Terms of use
policy-kind-employees = Notice to staff

deployment-on-premise = The customer’s own servers
deployment-saas = The vendor’s servers
deployment-hybrid = Partly the customer’s, partly the vendor’s servers
deployment-none = No server

audience-consumers = Anybody
audience-employees = People who work for the customer

platform-android = Android
platform-ios = iOS
platform-harmony = HarmonyOS
platform-windows = Windows
platform-macos = macOS
platform-linux = Linux
platform-web = Web
platform-mini-program = Mini program
platform-server = Server

component-role-client = Client
component-role-server = Server

consent-mode-explicit = By an act of your own
consent-mode-by-use = By using the product
consent-mode-none = Not asked

channel-website = Website
channel-push = Push message
channel-in-app = Window in the app
channel-email = E-mail
channel-sms = Text message
channel-letter = Letter
channel-phone = Telephone

acceptance-explicit = You are asked again
acceptance-continued-use = By going on using the product

account-creation-none = No account
account-creation-password = By yourself, with a password
account-creation-third-party = With an account of another service
account-creation-enterprise = By your employer or its administrator

role-controller = Controller
role-processor = Processor
role-joint-controller = Joint controller
role-vendor = Vendor
role-customer = Customer
role-administrator = Administrator
role-user = User
role-provider = Third-party provider
role-recipient = Recipient
role-affiliate = Affiliate
role-representative = Representative
role-protection-officer = Data protection officer
role-authority = Supervisory authority

feature-kind-basic = Basic function
feature-kind-additional = Additional function

standard-pipl = PIPL
standard-gbt45574 = GB/T 45574-2025
standard-gbt35273 = GB/T 35273-2020
standard-gdpr9 = GDPR, Article 9
standard-ccpa = CCPA

source-kind-user = You give it
source-kind-device = From the device or app
source-kind-permission = With a permission you grant
source-kind-generated = Arises from use
source-kind-enterprise = Entered by your employer
source-kind-third-party = From another company

regime-cn = Mainland China
regime-eu = European Union
regime-uk = United Kingdom
regime-us-ca = California

class-none = no action
class-notice = people are told
class-advance-notice = people are told ahead
class-reconsent = people are asked again
class-separate-consent = separate consent

legal-basis-consent = consent
legal-basis-contract = contract
legal-basis-human-resources = human resources management
legal-basis-legal-obligation = legal obligation
legal-basis-vital-interests = vital interests
legal-basis-public-task = public task
legal-basis-news-reporting = news reporting in the public interest
legal-basis-public-information = information made public
legal-basis-legitimate-interests = legitimate interests
legal-basis-other-law = other case set by law

consent-kind-none = Not asked; another legal basis applies
consent-kind-general = With this policy
consent-kind-separate = Separate consent
consent-kind-written = Written consent
consent-kind-guardian = Guardian’s consent

relation-entrusted = Processes on the controller’s behalf
relation-independent = Decides for itself
relation-joint = Decides jointly with the controller

autostart-kind-self-start = Starts itself
autostart-kind-associated = Starts or is started by another app
autostart-kind-jump = Opens content on a tap

expiry-delete = Deleted
expiry-anonymise = Made anonymous
expiry-delete-or-anonymise = Deleted or made anonymous
expiry-return = Given back
expiry-customer-decides = The customer decides

cookie-kind-cookie = Cookie
cookie-kind-session-cookie = Session cookie
cookie-kind-local-storage = Local storage
cookie-kind-shared-preferences = SharedPreferences
cookie-kind-keychain = Keychain
cookie-kind-app-files = The app’s own files

recipient-kind-share = Sharing
recipient-kind-entrust = Processing on behalf
recipient-kind-transfer = Transfer
recipient-kind-public-disclosure = Public disclosure
recipient-kind-authority = Request of an authority
recipient-kind-hosted-app = Application inside the product

transfer-mechanism-security-assessment = Security assessment
transfer-mechanism-certification = Certification
transfer-mechanism-standard-contract = Standard contract
transfer-mechanism-adequacy = Adequacy decision
transfer-mechanism-binding-rules = Binding corporate rules
transfer-mechanism-explicit-consent = Explicit consent
transfer-mechanism-exempt = Exempt by rule

promise-kind-no-collection = Not collected
promise-kind-no-storage = Not stored
promise-kind-no-other-purpose = Not used otherwise
promise-kind-no-sharing = Not shared
promise-kind-no-sale = Not sold
promise-kind-no-transfer-abroad = Not sent abroad
promise-kind-no-autostart = No self-start

right-kind-know = To know and decide
right-kind-access = Access
right-kind-copy = Copy
right-kind-portability = Portability
right-kind-correct = Correction and completion
right-kind-delete = Deletion
right-kind-restrict = Restriction or refusal
right-kind-object = Objection
right-kind-withdraw-consent = Withdrawal of consent
right-kind-explanation = Explanation of the rules
right-kind-close-account = Closing the account
right-kind-refuse-automated-decision = Refusal of automated decisions
right-kind-complain = Complaint to an authority
right-kind-opt-out-of-sale = Opting out of sale and sharing
right-kind-limit-sensitive = Limiting the use of sensitive information
right-kind-deceased = Information of a deceased person

exemption-context-collection = Consent to collection
exemption-context-sharing = Consent to sharing
exemption-context-rights = Answering a request

contact-topic-privacy = Privacy
contact-topic-rights = Your rights
contact-topic-complaints = Complaints and suggestions
contact-topic-support = Help with the product
contact-topic-account = Closing the account
contact-topic-storage = Place of storage
contact-topic-retention = Length of storage
contact-topic-purposes = Purposes
contact-topic-sharing = Recipients
contact-topic-security = Security

## Languages

language-en = English
language-zh = Chinese
language-zh-cn = Simplified Chinese
language-zh-hans = Simplified Chinese
language-zh-hant = Traditional Chinese
language-zh-tw = Traditional Chinese
language-zh-hk = Traditional Chinese
language-ar = Arabic
language-de = German
language-es = Spanish
language-fr = French
language-id = Indonesian
language-it = Italian
language-ja = Japanese
language-ko = Korean
language-ms = Malay
language-pt = Portuguese
language-pt-br = Portuguese (Brazil)
language-ru = Russian
language-th = Thai
language-tr = Turkish
language-vi = Vietnamese

## Countries

country-ae = United Arab Emirates
country-ar = Argentina
country-at = Austria
country-au = Australia
country-be = Belgium
country-br = Brazil
country-ca = Canada
country-ch = Switzerland
country-cl = Chile
country-cn = China
country-cz = Czechia
country-de = Germany
country-dk = Denmark
country-eg = Egypt
country-es = Spain
country-eu = European Union
country-fi = Finland
country-fr = France
country-gb = United Kingdom
country-gr = Greece
country-hk = Hong Kong SAR
country-hu = Hungary
country-id = Indonesia
country-ie = Ireland
country-il = Israel
country-in = India
country-it = Italy
country-jp = Japan
country-kr = South Korea
country-lu = Luxembourg
country-mo = Macao SAR
country-mx = Mexico
country-my = Malaysia
country-nl = Netherlands
country-no = Norway
country-nz = New Zealand
country-ph = Philippines
country-pl = Poland
country-pt = Portugal
country-ro = Romania
country-ru = Russia
country-sa = Saudi Arabia
country-se = Sweden
country-sg = Singapore
country-th = Thailand
country-tr = Türkiye
country-tw = Taiwan
country-us = United States
country-vn = Vietnam
country-za = South Africa

## The prompt of an app's first start

prompt-intro = Please read { $title }, version { $version }, and decide. It says what is collected, why, who receives it, and what rights you have.
prompt-responsible = Responsible for your data: { $names }.
prompt-collected = This is about: { $names }.
prompt-sensitive = Sensitive among them: { $names }.
prompt-separate = You will be asked for each of these on its own, before it is used: { $names }.
prompt-separator = { "; " }
prompt-full-text = Read the full text
prompt-agree = Agree
prompt-disagree = Disagree
prompt-refusal = If you disagree, the app collects none of this, and functions that need it are not available.
