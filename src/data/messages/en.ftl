# What the program says, in English. One message a code: the finding in one clause, lower-case start, no full stop;
# `.help` says what to do, in the imperative.

# Words around every message.
label-error = error
label-warning = warning
label-note = note
label-help = help
label-first = first here
label-source = the source text
label-list = the list begins here
more-findings = { $count ->
        [one] one more finding is not shown; mend these first
       *[other] { $count } more findings are not shown; mend these first
    }
did-you-mean = did you mean `{ $suggestion }`?
summary = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }{ $notes ->
        [0] {""}
        [one] , 1 note
       *[other] , { $notes } notes
    }
nothing-found = no problems found

program-fault = the program failed while it built the site: { $error }
    .help = take back the last change and save; then report this message with the text that brought it about
# What stands in a list, one after the other with `word-comma` between.
word-comma = ,{" "}
word-code = `{ $value }`
word-number = number
word-list = list of { $value }
word-table = table of { $value }
word-records = block `{ $value }`
word-text-only = text only

unreadable = `{ $path }` can't be read: { $reason ->
        [special] it is no ordinary file
        [missing] it is gone
        [denied] you may not read it
        [changed] it was changed while the site was being built
       *[other] the system says “{ $error }”
    }
    .help = { $reason ->
        [changed] build the site again
       *[other] check that the file is there and that you may read it
    }
symlink-outside = `{ $path }` is a link that leads out of the site's folder
    .help = copy the file to its place instead of linking to it
file-too-large = `{ $path }` is larger than { $limit } MB
    .help = { $kind ->
        [static] make the file smaller, or put it on another server and link to it
       *[text] split the text, or move what is no text to static/
    }
too-many-files = the site has more than { $limit } files
    .help = keep in content/, evidence/, static/ and themes/ only what belongs to the site
site-too-large = the files of the site are larger than { $limit } MB together
    .help = keep in content/, evidence/, static/ and themes/ only what belongs to the site
folders-too-deep = `{ $path }` stands more than { $limit } folders deep
    .help = move the folder up; remove a link that leads to a folder above it
bad-file-name = { $kind ->
        [control] the name of `{ $path }` holds a control sign
        [sign] the name of `{ $path }` holds a sign that Windows does not allow
        [edge] the name of `{ $path }` begins with a blank, or ends with a blank or point
        [device] Windows keeps the name of `{ $path }` for a device
        [long] the path `{ $path }` is longer than { $limit } characters
        [encoding] the name of `{ $path }` is not UTF-8
        [outside] the file `{ $path }` would stand outside the site
       *[form] the name of `{ $path }` holds accents in separate characters
    }
    .help = { $kind ->
        [sign] rename it without \ : * ? " < > |
        [long] shorten the names
        [form] type the name again; some systems store `é` as two characters, and links do not find it
       *[other] rename it
    }
same-file-name = `{ $path }` and `{ $first }` differ in capital letters only
    .help = rename one of the two: Windows and macOS take them for one
not-utf8 = `{ $path }` is not UTF-8 text (line { $line })
    .help = save the file as UTF-8 in your editor; in Notepad: Save as → Encoding: UTF-8
evidence-missing = there is no file `{ $path }`
    .help = correct the path, or put the file of the app there
evidence-not-text = { $kind ->
        [plist] `{ $path }` is a property list in binary form
        [android] `{ $path }` is an Android manifest in binary form, as it is packed into the app
        [archive] `{ $path }` is an archive, such as a whole app
        [name] `{ $path }` is not read as text, because of the end of its name
       *[encoding] `{ $path }` is not UTF-8 text
    }
    .help = { $kind ->
        [plist] make it text: `plutil -convert xml1 -o Info.xml.plist Info.plist`
        [name] name it as the build does: AndroidManifest.xml, Info.plist, PrivacyInfo.xcprivacy
        [encoding] save the file as UTF-8
       *[android] take the merged manifest of the build (below build/intermediates/merged_manifests/), or unpack the app with apktool; what `aapt2 dump xmltree` prints is not XML
    }
bad-evidence = { $kind ->
        [open-tag] a tag is not closed with `>`
        [open-value] the closing quotation mark of an attribute is missing
        [open-markup] a comment or another piece of markup is not closed
        [open-element] the element `{ $name }` is not closed
        [end-tag] this end tag closes no open element
        [attribute] an attribute must be `name="value"`, and stand once
        [entity] `{ $name }` stands for no character; `&` itself is written `&amp;`
        [prefix] the prefix of `{ $name }` is not declared (xmlns)
        [deep] elements stand more than { $limit } deep inside each other
        [many] there are more than { $limit } elements, or attributes of one
        [second-root] `{ $name }` stands behind the end of the file's only element
        [text-outside] text stands outside of all elements
        [empty] the file is empty
        [root] this is `{ $name }`, not `{ $expected }`
        [missing] `{ $name }` lacks `{ $expected }`
        [type] a value is `{ $name }` where `{ $expected }` is meant
        [value] there is no value `{ $name }` in property lists
        [no-key] this value `{ $name }` has no key before it
        [no-value] the key `{ $name }` has no value
        [twice] the key `{ $name }` stands twice
       *[syntax] this is not XML
    }
    .help = { $kind ->
        [root] give each file to its own reader: AndroidManifest.xml, Info.plist, PrivacyInfo.xcprivacy
        [missing] complete it in the app's project and export the file again
        [type] correct it in the app's project and export the file again
        [twice] keep one of the two: systems differ in which one counts
       *[other] take the file as the build makes it; if you edited it, undo that
    }
control-sign = the control sign { $sign } can't stand in a text
    .help = delete it: put the cursor behind it and press Backspace
toml-syntax = { $fault ->
        [unquoted] a text must stand in quotation marks
        [open-text] the closing quotation mark is missing
        [open-long-text] the closing `{ $marks }` of a text of several lines is missing
        [no-opening-quote] the opening quotation mark is missing
        [escape] `\` can't stand before this sign in a text
        [after-text] something stands behind the closing quotation mark
        [after-value] something stands behind the value
        [open-header] the name of the table is not closed
        [brackets] the name of a table stands in as many brackets on the left as on the right
        [open-list] the list is not closed: `]` is missing
        [open-table] the table is not closed: `{"}"}` is missing
        [no-comma] a comma is missing here
        [extra-comma] there is a comma too many
        [no-equals] `=` is missing behind the key
        [colon] `:` stands where `=` belongs
        [dash] a line can't begin with `-`
        [slashes] a line can't begin with `//`
        [braces] a file can't be put in braces
        [merge] a merge of two versions of this file was not finished here
        [no-value] nothing stands behind `=`
        [extra-equals] there is an `=` too many
        [no-key] the key before `=` is missing
        [bad-key] this sign can't stand in a key
        [long-key] a key can't stand in three quotation marks
        [has-value] this key has a value already and can't hold other keys
        [bracket] the opening bracket is missing
        [number] this is not a number as it is written here
        [too-deep] too many brackets stand inside each other
       *[other] this is not valid TOML{ $original ->
            [none] {""}
           *[other] {" "}(“{ $original }”)
        }
    }
    .help = { $fault ->
        [unquoted] put straight quotation marks around the text: `key = "text"`
        [open-text] write `"` where the text ends; a text of several lines stands between `"""` and `"""`
        [open-long-text] write `{ $marks }` where the text ends
        [no-opening-quote] write `"` before the text
        [escape] write `\\` for the sign itself, or put the text in single quotation marks: `'…'`
        [after-text] a text ends at the next `"`: inside of it write “…” or `\"`; a remark begins with `#`
        [after-value] put a text in quotation marks; let a remark begin with `#`, and the next key stand on a line of its own
        [open-header] write `]` behind the name: `[sdks.umeng]`
        [brackets] write `[sdks.umeng]` for one record, `[[archive]]` for each entry of a list
        [open-list] write `]` where the list ends
        [open-table] write `{"}"}` where the table ends
        [no-comma] write a comma between two entries: `["a", "b"]`
        [extra-comma] remove it
        [no-equals] write `key = "value"`; a key has no blanks
        [colon] write `key = "value"`
        [dash] write a list as `key = ["a", "b"]`
        [slashes] let a remark begin with `#`
        [braces] remove the braces and write one `key = "value"` a line
        [merge] keep the lines of one of the two versions and delete the marks
        [no-value] write the value, or remove the line
        [extra-equals] write one `=` between key and value
        [no-key] write `key = "value"`
        [bad-key] use letters a–z, digits and hyphens
        [long-key] use letters a–z, digits and hyphens
        [has-value] remove one of the two
        [bracket] write the brackets in pairs
        [number] write digits only, as in 1000; a text stands in quotation marks
        [too-deep] write it with fewer brackets
       *[other] write `key = "value"`; texts stand in straight quotation marks
    }
special-blank = { $kind ->
        [no-break] a no-break space
        [wide] a full-width space
        [byte-order] a byte order mark
        [soft-hyphen] a soft hyphen
        [zero-width] a sign of no width
       *[other] a special space
    } ({ $sign }) stands here
    .help = delete it; where a space belongs, type one with the space bar
smart-quotes = `{ $sign }` is not a straight quotation mark
    .help = type straight quotation marks: "…"
fullwidth-punctuation = `{ $sign }` is a full-width sign{ $typed ->
        [none] {""}
       *[other] , not `{ $typed }`
    }
    .help = { $typed ->
        [none] delete it
       *[other] type `{ $typed }`: switch your keyboard to half-width signs
    }
unquoted-key = `{ $key }` can't be a key
    .help = use the key from docs/content.md, or an id of letters a–z, digits and hyphens; what people read stands on the right, in quotation marks
duplicate-key = `{ $key }` stands twice
    .help = remove one of the two, or give one another id
unknown-key = { $table ->
        [root] this file
       *[other] `{ $table }`
    } has no key `{ $key }`
    .help = see docs/content.md for the keys of each table
missing-key = { $table ->
        [root] this file
       *[other] `{ $table }`
    } lacks the key `{ $key }`
    .help = add `{ $key } = …`
wrong-type = expected { $expected ->
        [integer] a whole number, 0 or more
        [boolean] true or false
        [array] a list in brackets
        [date] a date like 2026-10-01 without quotation marks
        [table] a table
       *[string] a text in quotation marks
    }, found { $found ->
        [string] a text
        [float] a number with a point
        [boolean] true or false
        [array] a list
        [date] a date
        [time] a time
        [tables] a list of tables
        [table] a table
       *[integer] a number
    }
    .help = see docs/content.md for what this key holds
unknown-value = `{ $value }` is not one of the words this key takes
    .help = use one of { $known }
wrong-form = the tables can't be read: { $fault }
    .help = this is a fault of the program: please report it with the file
empty-text = the text is empty
    .help = write the text, or remove the key
bad-date = { $reading ->
        [impossible] there is no day `{ $value }`
        [quoted] the date `{ $value }` stands in quotation marks
        [template] `{ $value }` stands where a day belongs
       *[other] `{ $value }` is not a date as it is written here
    }
    .help = { $reading ->
        [impossible] write a day that the calendar has, in the form 2026-10-01, without quotation marks
        [quoted] write `{ $first }`: dates stand without quotation marks
        [template] write the day in its place, in the form 2026-10-01, without quotation marks
        [one] write `{ $first }`, without quotation marks
        [two] write `{ $first }` or `{ $second }`, whichever is meant, without quotation marks
       *[other] write the date as 2026-10-01, without quotation marks
    }
bad-boolean = `{ $value }` is neither `true` nor `false`
    .help = write `true` for yes or `false` for no, without quotation marks; put it in quotation marks if it is a text
bad-number = `{ $value }` is not a whole number as it is written here
    .help = write digits only, as in 1000: no separators, units or quotation marks; put it in quotation marks if it is a text
bad-duration = `{ $value }` is not a period
    .help = write `P90D` for 90 days, `P12M` for 12 months, `P2Y` for 2 years, or the id of a `[retention.…]`
bad-url = `{ $value }` is not an address
    .help = write a full address: `https://…`, `mailto:…`, `tel:…`, or `/…` for a file of this site
bad-email = `{ $value }` is not an e-mail address
    .help = write it as `name@example.com`
bad-country = `{ $value }` is not a country code
    .help = write two capital letters (ISO 3166-1): `CN`, `DE`, `US`
bad-color = `{ $value }` is not a colour
    .help = write red, green and blue in hexadecimal digits: `#0b5fa5`
bad-font = `{ $value }` is not the name of a font
    .help = write one name of letters, digits, blanks and hyphens, and each further font as an entry of its own
bad-app-link = `{ $value }` is not an address that an app can answer
    .help = write an address of the app's own scheme: `myapp://close`
low-contrast = `{ $text }` on `{ $ground }` has a contrast of { $contrast }:1 on the { $scheme ->
        [dark] dark
       *[light] light
    } page, and 4.5:1 is the least
    .help = take a colour of `{ $text }` that stands out more from `{ $ground }`
bad-language = `{ $value }` is not a language tag in its usual form
    .help = write it as `en`, `zh-CN`, `pt-BR`
bad-numbering = `{ $value }` is not a numbering
    .help = write "decimal", "chinese", "none", or one pattern a level: ["1、", "(1)", "1.", "a."]
bad-id = `{ $id }` is not an id
    .help = use letters a–z, digits and hyphens only, at most 64
bad-time-zone = `{ $zone }` is not a time zone
    .help = write an IANA name: `Asia/Shanghai`, `Europe/London`
base-url-slash = the address does not end in `/`
    .help = add `/` at its end
no-language = no language is declared
    .help = write `languages = ["en"]`, the source language first
duplicate-language = `{ $language }` is declared twice
    .help = remove one of the two
unknown-theme = there is no theme `{ $theme }`
    .help = make the folder themes/{ $theme }, or remove the key to use the built-in theme
no-policy = there is no policy in content/
    .help = make a folder content/<policy>/<version>/, or start with `policysite new site DIR`
no-release = the policy `{ $policy }` has no release
    .help = put its files into a folder named for the version: content/{ $policy }/2026-01-01/
bad-policy-name = `content/{ $name }` can't be the name of a policy
    .help = use letters a–z, digits and hyphens; the name becomes part of the address
bad-version = `{ $path }` can't be the name of a version
    .help = use letters, digits, points, hyphens and underscores; the name becomes part of the address
no-records = `{ $folder }` has no TOML file
    .help = { $misnamed ->
        [yes] rename `{ $found }` so that its name ends in `.toml`
       *[no] add policy.toml with at least `title` and `app.name`
    }
no-prose = `{ $path }` is missing
    .help = { $misnamed ->
        [yes] rename `{ $found }` so that its name ends in `.md`
       *[no] write the prose of this language into it
    }
unknown-id = there is no `{ $id }` in { $table ->
        [clauses] the text
       *[other] `{ $table }`
    }
    .help = { $table ->
        [data] use an id of docs/taxonomy.md, or add the record it should point at
        [purposes] use an id of docs/taxonomy.md, or add the record it should point at
       *[other] correct the id, or add the record it should point at
    }
unknown-group = there is no group `{ $group }`
    .help = correct the name, or add `[groups.{ $group }]`
group-without-list = the group `{ $group }` has no list `{ $field }`
    .help = add `{ $field } = [...]` to `[groups.{ $group }]`, or name another group
nested-group = a group can't take from another group
    .help = write the values out; there is one level of groups
unknown-translation = the source text has no `{ $key }` here
    .help = remove it, or add it to the source language first
not-translatable = only texts and names are translated
    .help = remove this key; it is taken from the source language
unequal-lists = the translation has another number of entries ({ $found }) than the source ({ $expected })
    .help = give one entry for each entry of the source, in the same order
wrong-language-clause = the clause `{ $id }` says that it is for another language only
    .help = remove it here, or correct its `only="…"`
raw-html = HTML can't stand in the text: `{ $html }`
    .help = use Markdown; write `&lt;` if you mean the sign itself
open-comment = the note has no end: everything after it would be lost
    .help = write `-->` where the note ends
code-info = the words `{ $info }` beside the marks of a block of code are shown to nobody
    .help = put them on a line of their own
too-many = { $kind ->
        [parts] this text has more than { $limit } paragraphs, items and rows
        [definitions] this text defines more than { $limit } targets of links apart from its sentences
        [items] the list `{ $name }` has more than { $limit } items
       *[records] the table `{ $name }` has more than { $limit } records
    }
    .help = { $kind ->
        [parts] divide it among several policies, or take out what is repeated
        [definitions] write the address in the link itself: `[words](https://…)`
        [items] take out what stands twice
       *[records] take out what is repeated; a list of this length serves no reader
    }
too-deep = marks or blocks stand inside each other more than { $limit } deep
    .help = write it with fewer levels
link-definition = the line `[{ $name }]: …` is taken for the target of a link and is shown to nobody
    .help = write `\[{ $name }]: …` to show it, or use it as `[words][{ $name }]`
image = pictures can't stand in the text
    .help = say it in words, or link to a file in static/
long-row = this row has more than { $columns } cells, as many as the head has
    .help = remove the sign `|` that is too much, or write `\|` for the sign itself
link-title = a link's title in quotation marks is shown to nobody
    .help = remove it, or put the words into the sentence
empty-link = the link has no words
    .help = write `[words](address)`; only `[](#clause)` may be empty
bad-link = `{ $address }` is no address a link may have
    .help = write `https://…`, `mailto:…`, `tel:…`, `/file`, `#clause` or `@page`
unknown-file = there is no file `{ $path }` in static/
    .help = put the file there, or correct the link; capital and small letters differ
unknown-page = there is no generated page `@{ $page }`
    .help = use @collected, @shared, @permissions, @sdks/android, @summary or @history
no-sdk-list = there is no list of SDKs for `{ $platform }` in this release
    .help = name the platform in `[sdks.<id>]`, `[permissions.<id>]` or `[platforms.<id>]`, or link to the list of another
unknown-anchor = there is no clause `#{ $id }` in this text
    .help = correct the id, or write `{"{"}#{ $id }{"}"}` at the end of the clause that is meant
duplicate-id = the id `{ $id }` stands twice
    .help = give one of the two clauses another id
misplaced-id = an id stands at the end of a heading, a paragraph, an item or a row's first cell
    .help = move it there, or write `\{"{"}#` if you mean the signs themselves
unknown-attribute = there is no attribute `{ $name }` here
    .help = see docs/content.md, "Prose"
bad-placeholder = `{ $text }` is neither a fact nor a block
    .help = write {"{{"} path {"}}"}, or `\{"{{"}` if you mean the signs themselves
unknown-fact = `{ $path }` is not a fact that can stand in a sentence
    .help = see docs/content.md, "Facts"
missing-fact = `{ $path }` has no value in this release
    .help = add the value to the records, or say it without the fact
unknown-block = there is no block `{ $block }`
    .help = see docs/content.md, "Blocks"
block-in-sentence = the block `{ $block }` must stand in a paragraph of its own
    .help = put an empty line before and after it
block-value = `{ $value }` is not a value of `{ $name }`
    .help = use one of { $known }
block-in-text = a text of a record holds running text only
    .help = write one paragraph; lists, headings and ids belong into the .md file
title-heading = `#` is the title, which stands in policy.toml
    .help = begin with `##`
nested-heading = a heading can't stand inside a list or a quotation
    .help = end the list before it: take away the indentation
heading-skips = a heading with { $found } `#` follows where { $expected } are next
    .help = write { $expected } `#`, or add the heading that is left out
wrong-number = typed { $typed }, comes out { $number }
    .help = type { $number }, or type `1.` for every item and let the numbers come by themselves; a paragraph without indentation interrupts a list
footnote-unused = nothing refers to the footnote `{ $name }`
    .help = put `[^{ $name }]` where it belongs, or remove the footnote
template = the theme is broken: { $fault }
    .help = correct the template; docs/theming.md lists what each page offers
locale-syntax = the interface words of `{ $language }` are broken: { $fault }
    .help = correct the .ftl file; every message is `key = words`
locale-missing = there are no interface words for `{ $language }`
    .help = add themes/<theme>/locales/{ $language }.ftl; copy the built-in en.ftl and translate it
page-too-large = `{ $page }` makes a page of more than { $limit } MB
    .help = look for a template of the theme that repeats itself, or split the text into several policies
webview-too-large = `{ $path }` has { $size } KB{ $measure ->
        [gzip] {" "}when it is sent (gzip)
       *[raw] {""}
    }, and { $limit } KB is the most that `webview.{ $key }` allows{ $count ->
        [1] {""}
       *[other] {""}; { $count } files are too large
    }
    .help = shorten the text or split it into several policies, or raise `{ $key }` of `[webview]` in site.toml
webview-not-alone = `{ $path }`{ $count ->
        [1] {" "}is
       *[other] , like { $count } files in all, is
    } to stand alone, and names `{ $what }`
    .help = let the template of the theme leave it out where `frame.webview` is set
bad-old-address = the old address `{ $address }` { $kind ->
        [slash] does not begin with `/`
        [query] holds `?` or `#`, which static hosts don't look at
        [twice] stands here twice
        [taken] is that of a page or file of this site
       *[sign] holds a sign that an old address can't have
    }
    .help = { $kind ->
        [slash] write its path on the host, as `"/privacy.html"`
        [query] write the path alone, or have the host lead on
        [twice] remove one of the two; `/x` and `/x/` are one
        [taken] remove it; the address is not an old one
       *[sign] write a path of plain names; patterns are not possible
    }
bad-redirect = { $kind ->
        [https] `{ $to }` is neither a path of this site nor an `https://` address
        [own] `{ $to }` is an address of this site
        [query] `{ $to }` holds `?`, which no page of this site looks at
        [anchor] the page of `{ $to }` is there, its anchor is not
        [chain] `{ $to }` is an old address itself
       *[missing] this site has no `{ $to }`
    }
    .help = { $kind ->
        [https] write a path as `"app/en/"`, or the address with `https://`
        [own] write the path alone, without `base_url`
        [query] remove what begins with `?`
        [anchor] correct what stands behind `#`
        [chain] write where that one leads
       *[missing] write the path from the front page, without `/` before it; a folder ends in `/`
    }
output-conflict = two outputs want `{ $path }`: { $first ->
        [page] a page
        [theme] the theme
        [text] the plain text
       *[other] `{ $first }`
    } and { $second ->
        [page] a page
        [theme] the theme
        [text] the plain text
       *[other] `{ $second }`
    }
    .help = rename one of the two
broken-link = `{ $page }` links to `{ $link }`, which is not there
    .help = correct the link, or the address of the file in static/
forbidden-html = `{ $page }` would hold `{ $what }`, which no page may have
    .help = correct the theme; docs/theming.md lists what a page may hold
unknown-corrected = there is no release `{ $version }` to correct
    .help = correct the version
note-without-change = the note says why `{ $id }` changed, but its words are those of { $version }
    .help = remove the note, or correct its id
unknown-changed-clause = neither this release nor the one before has a clause `{ $id }`
    .help = correct the id, or remove the note on its change
language-lost = release `{ $version }` is not in `{ $language }`, which an earlier release was
    .help = add { $language }.toml and { $language }.md: links to that language would break
signal-without-reason = `signal.{ $law }` says `{ $class }` without a reason, but { $subject ->
        [none] a first release asks for `{ $computed }`
       *[other] `{ $subject }` asks for `{ $computed }` ({ $basis })
    }
    .help = write why as `reason = "…"`, or take `signal.{ $law }` out to let the changes decide

lock-missing = { $path } was frozen, but the lock of the policy is gone
    .help = bring { $folder }policy.lock back from version control or a backup
lock-form = entry { $entry } of the lock, on release `{ $version }`, lacks `{ $key }`
    .help = nobody writes this file by hand: bring it back from version control or a backup
lock-altered = entry { $entry } of the lock, on release `{ $version }`, was changed after it was recorded
    .help = bring the file back from version control or a backup; what was decided later is a new entry: `policysite withdraw`, `postpone`, `takedown`
lock-edited = the lock is not as it was written, from here on
    .help = bring the file back from version control or a backup; nothing in it is written by hand, comments neither
lock-chain = entry { $entry } of the lock, on release `{ $version }`, does not follow the entry above it
    .help = an entry was removed, or entries changed places; bring the file back from version control or a backup
lock-contradiction = entry { $entry } of the lock, on release `{ $version }`, can't be true: { $what ->
        [key] what it records has no `{ $value }`
        [day] it was recorded before the entry above it, of { $value }
        [released] the release was frozen before
        [sequence] its `sequence` is not { $value }
        [predecessor] no release `{ $value }` was frozen before
        [not-released] no entry above it froze this release
        [taken-down] the release was taken down before
        [language] the release was frozen in `{ $value }` before
        [other-files] its `texts` and `inputs` are not those of `{ $value }` alone
        [input] `{ $value }` was frozen with another hash before
        [withdrawn] the release was withdrawn before
        [in-force] the release was in force from { $value } on
        [not-later] the release was to come into force on { $value }, and the new day is not later
        [unsaid] the files it froze say nothing of `{ $value }`
       *[records] the files it froze say `{ $value }`
    }
    .help = its hashes are right, so it was not written by this program, or with a wrong --as-of: bring the lock back from version control or a backup
frozen-file-changed = { $path } is not what was frozen as release `{ $version }`
    .help = bring the file back from version control or a backup; other words need a new release: `policysite new release`
frozen-file-missing = { $path }, which was frozen as part of release `{ $version }`, is gone
    .help = bring the file back from version control or a backup
frozen-file-added = { $path } is not part of release `{ $version }`, which is frozen
    .help = move the file away; a new language is added with its tag in `languages` of site.toml and `policysite release`
frozen-release-missing = the folder { $path } of the frozen release `{ $version }` is gone
    .help = bring it back from version control or a backup; if an order asks for its removal, record that: `policysite takedown`
frozen-language = { $folder } was frozen in `{ $language }`, which the site does not declare
    .help = add "{ $language }" to `languages`: the addresses of its pages must stay
frozen-text-changed = { $path } is not the text that was frozen as release `{ $version }`
    .help = bring the file back from version control or a backup
frozen-text-missing = { $path }, the frozen text of release `{ $version }`, is gone
    .help = run `policysite release` for this release again: it writes the text if the files still are what was frozen
frozen-text-added = { $path } is frozen, but no lock speaks of it
    .help = move the file away, or bring back the newer lock of the policy from version control or a backup
frozen-words-changed = `{ $part }` of release `{ $version }` in `{ $language }` says other words than were frozen: { $words }
    .help = undo the change; other words need a new release: `policysite new release`
frozen-form = release `{ $version }` was frozen in form { $form } of the canonical text; this program knows { $known }
    .help = use a newer version of the program
nothing-released = nothing of this site is released
    .help = freeze a release when its text is final: `policysite release POLICY VERSION`; until then, --drafts builds what there is
release-without-date = the release has no day of publication
    .help = write `published = …`, the day on which its words become public, and `effective = …`, the day on which they take effect
no-manifest = { $path } holds no manifest.json of a site that this program wrote
    .help = name the folder of the site as `policysite build` wrote it
published-altered = { $path } is not the file that was published
    .help = build and publish again, and find out who changed it
published-missing = { $path } was published and is gone
    .help = build and publish again, with no earlier --as-of, and find out who removed it
published-extra = { $path } was not published with the site
    .help = remove it, or put it in static/ if it belongs to the site
published-other = { $path } is not the text that the lock holds for release `{ $version }`
    .help = build and publish again from the sources; if they are the ones you trust, the published text is not
published-head = { $hash ->
        [none] the published folder has pages of `{ $policy }` and names no entry of its lock
       *[other] the published folder was built with an entry { $hash } that is not in the lock of `{ $policy }`
    }
    .help = if --root is the site it was built from, the lock was rolled back or replaced: bring it back from version control or a backup
published-unknown = release `{ $version }` of `{ $policy }` was published, but no lock speaks of it
    .help = build and publish again without --drafts; if it was frozen, bring the lock back from version control or a backup
unknown-head = { $form ->
        [signs] `{ $hash }` is no hash: it has signs other than 0–9 and a–f
        [length] `{ $hash }` is no hash: it has { $signs } signs, not 64
       *[hash] the hash { $hash } is neither that of an entry of a lock nor that of the manifest
    }
    .help = { $form ->
        [signs] copy the hash again, nothing else
        [length] copy the hash again, from its first sign to its last
       *[hash] if it was copied right, what it stands for was changed or removed after you kept it: compare with a backup
    }
unknown-policy = there is no policy `{ $policy }`
    .help = a policy is a folder of content/
unknown-release = the policy `{ $policy }` has no release `{ $version }`
    .help = a release is a folder of content/{ $policy }/; start one with `policysite new release`
already-frozen = release `{ $version }` of `{ $policy }` is frozen, in all its languages
    .help = other words need a new release: `policysite new release`
not-frozen = release `{ $version }` of `{ $policy }` is a draft
    .help = edit or delete its folder: nothing of it was ever published
not-announced = release `{ $version }` of `{ $policy }` is not to come any more: its day was { $from }, or it was withdrawn
    .help = what was in force stays in the history; a mistake is corrected by a new release with `corrects = "{ $version }"`
not-later = release `{ $version }` of `{ $policy }` comes into force on { $from }; { $date } is not later
    .help = name a later day; to begin earlier, withdraw it and freeze a new release
still-standing = release `{ $version }` of `{ $policy }` is in force or will be, and can't be taken down
    .help = freeze the release that takes its place first, or withdraw it if it was only announced
day-before-last = the day { $day } lies before { $last }, on which the last entry of the policy `{ $policy }` was recorded
    .help = record on that day or later; --as-of says on which day a decision is made
release-behind = the { $language } text of release `{ $version }` is not accepted as saying what the source says; parts left: { $count }
    .help = see `policysite i18n status { $policy } { $version }`, correct the translation, then `policysite i18n accept { $policy } { $version } --lang { $language } --all`
release-out-of-order = the release says it became public on { $published }, before release `{ $last }` of { $date }, which was frozen last
    .help = write the day on which these words really become public; releases are frozen in the order of publication

unseen-sign = not everybody sees the sign { $sign }, but it changes what is read or searched: { $name ->
        [soft-hyphen] soft hyphen
        [combining-grapheme-joiner] combining grapheme joiner
        [arabic-letter-mark] Arabic letter mark
        [hangul-filler] Hangul filler
        [khmer-inherent-vowel] Khmer inherent vowel
        [mongolian-variation-selector] Mongolian variation selector
        [mongolian-vowel-separator] Mongolian vowel separator
        [zero-width-space] zero width space
        [zero-width-non-joiner] zero width non-joiner
        [zero-width-joiner] zero width joiner
        [left-to-right-mark] left-to-right mark
        [right-to-left-mark] right-to-left mark
        [line-separator] line separator
        [paragraph-separator] paragraph separator
        [left-to-right-embedding] left-to-right embedding
        [right-to-left-embedding] right-to-left embedding
        [pop-directional-formatting] pop directional formatting
        [left-to-right-override] left-to-right override
        [right-to-left-override] right-to-left override
        [word-joiner] word joiner
        [invisible-operator] invisible operator
        [left-to-right-isolate] left-to-right isolate
        [right-to-left-isolate] right-to-left isolate
        [first-strong-isolate] first strong isolate
        [pop-directional-isolate] pop directional isolate
        [deprecated-format-character] deprecated format character
        [braille-pattern-blank] Braille pattern blank
        [private-use] private use
        [noncharacter] noncharacter
        [variation-selector] variation selector
        [byte-order-mark] byte order mark
        [halfwidth-hangul-filler] halfwidth Hangul filler
        [interlinear-annotation] interlinear annotation
        [musical-format-character] musical format character
        [tag] tag
       *[unassigned] unassigned
    }
    .help = { $kind ->
        [private] write it with a character that every device has
        [direction] delete it: the direction of Arabic and Hebrew comes by itself
       *[other] delete it, unless you know why it is there
    }
odd-host = { $kind ->
        [mixed] the host `{ $host }` mixes letters of several scripts
        [lookalike] the host `{ $host }` looks like `{ $shown }` and is another
        [user] the address leads to `{ $host }`, and not to `{ $shown }`
        [unreadable] the host `{ $host }` is no name that a browser can read
       *[encoded] the host `{ $host }` is `{ $shown }`
    }
    .help = { $kind ->
        [user] take out what stands before the `@`
        [encoded] write it as people read it: `{ $shown }`
       *[other] type the address anew, and do not copy it
    }
host-limit = { $kind ->
        [rules] `_redirects` has { $count } rules for old addresses, and the usual hosts take { $limit }
        [patterns] `_redirects` would have { $count } rules for forms of language tags, and the usual hosts take { $limit }; those beyond were left out
        [line] a line of `_redirects` has { $count } signs, and the usual hosts take { $limit }
       *[bytes] `_redirects` has { $count } bytes, and the usual hosts take { $limit }
    }
    .help = { $kind ->
        [patterns] nothing, as pages that lead on stand at those addresses; or use nginx
       *[other] take old addresses out of [redirects] that nobody asks for any more, or use nginx
    }
stray-file = nothing reads `{ $path }`
    .help = remove or rename it; a translation is named for a language that site.toml declares (`zh-CN.md`)
unused-group = nothing uses the group `{ $group }`
    .help = remove it, or use it as "@{ $group }"
untranslated = this text is missing in `{ $language }`: “{ $text }”
    .help = add it under the same key to { $language }.toml
clause-untranslated = the clause `{ $id }` is missing in `{ $language }`
    .help = translate it under the same id
clause-differs = the clause `{ $id }` has other parts than its source: { $found }, not { $expected }
    .help = give it the same lists, rows and blocks; a reader of one language must not miss what another reads
translation-links = the { $language } text of { $kind ->
        [clause] clause `{ $id }`
        [footnote] the footnote `{ $id }`
       *[record] `{ $id }`
    } { $difference ->
        [missing] lacks a link of the source: { $missing }
        [excess] has a link that the source lacks: { $excess }
       *[other] links to { $excess } where the source links to { $missing }
    }
    .help = give it the links of the source, each as often
translation-facts = the { $language } text of { $kind ->
        [clause] clause `{ $id }`
        [footnote] the footnote `{ $id }`
       *[record] `{ $id }`
    } { $difference ->
        [missing] lacks what the source takes from the records: { $missing }
        [excess] takes from the records what the source does not: { $excess }
       *[other] takes { $excess } from the records where the source takes { $missing }
    }
    .help = write the same paths between the braces in both languages
translation-dates = the { $language } text of { $kind ->
        [clause] clause `{ $id }`
        [footnote] the footnote `{ $id }`
       *[record] `{ $id }`
    } { $difference ->
        [missing] does not say a date that the source says: { $missing }
        [excess] says a date that the source does not: { $excess }
       *[other] says { $excess } where the source says { $missing }
    }
    .help = correct the date; if it is one of the records, write `{"{{"} effective {"}}"}` or its like in both languages
translation-numbers = the { $language } text of { $kind ->
        [clause] clause `{ $id }`
        [footnote] the footnote `{ $id }`
       *[record] `{ $id }`
    } { $difference ->
        [missing] does not say { $missing }, which the source says
        [excess] says { $excess }, which the source does not
       *[other] says { $excess } where the source says { $missing }
    }
    .help = correct the number, or say in both languages what the one says more
translation-emails = the { $language } text of { $kind ->
        [clause] clause `{ $id }`
        [footnote] the footnote `{ $id }`
       *[record] `{ $id }`
    } { $difference ->
        [missing] lacks an e-mail address of the source: { $missing }
        [excess] has an e-mail address that the source lacks: { $excess }
       *[other] gives { $excess } where the source gives { $missing }
    }
    .help = correct the address; one of the records can be written as a fact
clause-not-in-source = the source text has no clause `{ $id }`
    .help = correct the id, or mark the clause `only="…"`
language-missing = release `{ $version }` is not in `{ $language }`
    .help = add { $language }.toml and { $language }.md
no-governing-language = release `{ $version }` is in several languages and does not say which prevails
    .help = add `[governing]` with `language = "…"`, the language whose text counts if the two differ
translation-lock-edited = the record of `{ $id }` is not as it was written
    .help = take back the change of this file; `policysite i18n accept` is what writes it
translation-not-accepted = nothing of the `{ $language }` translation was accepted yet
    .help = look it through and run `policysite i18n accept { $policy } { $version } --lang { $language } --all`
translation-stale = the source of `{ $id }` changed since its `{ $language }` translation was accepted
    .help = see the change with `policysite i18n status { $policy } { $version }`, correct the translation, then run `policysite i18n accept { $policy } { $version } --lang { $language } { $id }`
translation-unaccepted = the `{ $language }` translation of `{ $id }` was not accepted in the words it has now
    .help = look it through and run `policysite i18n accept { $policy } { $version } --lang { $language } { $id }`
translation-copy = the `{ $language }` translation of `{ $id }` is the source text itself
    .help = translate it, or if it is the same in both languages run `policysite i18n accept { $policy } { $version } --lang { $language } { $id }`
translation-orphan = the source of `{ $id }` is gone, but its `{ $language }` translation is still recorded
    .help = run `policysite i18n accept { $policy } { $version } --lang { $language } { $id }`, which drops it
empty-block = no record fits the block `{ $block }`; the page will say "none"
    .help = add the records, or remove the block
indented-code = four spaces make this a block of code
    .help = take the indentation away, or indent to match the text of the item above
loose-indent = this line is indented too little to belong to the item above and stands outside the list
    .help = indent it as far as the item's text, or not at all
joined-items = lines that begin with `{ $sign }` will be joined into one paragraph
    .help = write lists as `1. …` or `- …`, and tables with a line `| --- | --- |` below the head
joined-lines = { $count } short lines will be joined into one
    .help = end each line with `\` to keep them apart
visible-markup = `{ $markup }` will show as it is
    .help = { $kind ->
        [heading] begin a heading with half-width `##` and a blank: `## Words`
        [braces] type half-width braces: `{"{"}` and `{"}"}`
       *[marks] move punctuation out of the marks (`**words**:`), or write `\` before the sign if it is meant
    }
typed-number = `{ $number }` is typed as text; the clause gets a number by itself as well
    .help = remove it; for a list write `1. ` with a half-width point and a blank
typed-reference = `{ $reference }` is typed and will be wrong when clauses are added or moved
    .help = write `[](#id)` with the id of the clause; the number comes by itself
unknown-date = { $date } is no date of this release's records
    .help = use a fact such as {"{{"} effective {"}}"}, or correct the date
heading-without-id = this heading of a published release has no id
    .help = write an id of letters at its end, such as `{"{"}#contact{"}"}`: links and comparisons rest on it
unknown-former-id = the release before has no clause `{ $id }`
    .help = correct `was=…`, or remove it
data-without-name = these data items or groups of them have no name in `{ $language }`: { $items }
    .help = add it to site.toml: `[taxonomy.{ $first }]` with `label.{ $language } = "…"`
no-controller = no party is a controller or joint controller
    .help = add a party with `role = "controller"` (PIPL 17(1)(1); GDPR 13(1)(a))
no-contact = there is no way to get in touch
    .help = add an e-mail, phone, address or form to a party or a `[contacts.…]` (PIPL 17(1)(1); GDPR 13(1)(a))
sdk-without-name = the SDK `{ $id }` has no name
    .help = add `name = "…"` (App method 2(1): third-party code is listed one by one)
use-without-purpose = the use `{ $id }` has no purpose
    .help = add `purpose = "…"` (PIPL 17(1)(2); GDPR 13(1)(c))
permission-without-purpose = the permission `{ $id }` has no purpose
    .help = add `purpose = "…"` (App method 2(3))
unknown-permission = `{ $name }` is in no list of { $platform } permissions
    .help = correct the name, or add it to `[taxonomy.{ $platform }]` in site.toml
no-effective-date = the release has no day of effect
    .help = add `effective = …` (GB/T 35273-2020 Annex D: both dates are shown)
retroactive = the words became public on { $published }, but say they took effect on { $effective }
    .help = let the day of effect be the day of publication or a later one
label-interrupts = this interrupts the list
no-text-in-force = from { $published }, when release `{ $version }` becomes public, until { $from } no text is in force
    .help = let the first text take effect on the day it becomes public, or name the older text that holds until then under `[[archive]]`
published-earlier = the release says that it became public on { $published }; it is frozen only now, on { $day }
    .help = if its words were not public before, write the day on which they will be; the lock records both days
overtaken = release `{ $version }` comes into force on { $from }, before the older release `{ $other }`, which takes its place again on { $date }
    .help = let it take effect after { $date }, or withdraw `{ $other }` before that day: `policysite withdraw`
same-day = releases `{ $first }` and `{ $second }` come into force on the same day, { $date }
    .help = give the later one a later day of effect

# The parts of what `policysite explain` says.
label-explain-what = What it means
label-explain-why = Why it matters
label-explain-law = Law or standard
label-explain-before = Before
label-explain-after = After
label-explain-help = What to do
label-explain-more = This and all others

# What the commands say themselves. A fault has a `.help` as a finding has; lines that a command prints as its result
# begin with a capital letter where they are sentences. Commands to be typed next stand in the program, not here.

# Every command that reads a site.
no-site = there is no site in { $folder }: site.toml: { $error }
    .help = name the site's folder with --root, or start one with `policysite new site DIR`
unknown-name = there is no { $what ->
        [policy] policy
        [version] version
        [language] language
        [translation] translation
       *[kind] kind
    } `{ $name }`
known-names = there is { $names ->
        [none] none
       *[other] { $names }
    }
policy-without-release = { $policy } has no release
file-fault = { $path }: { $error }
failed = { $error }
explain-hint = `policysite explain CODE` says more about a finding

# How far the work is.
phase-files = reading files
phase-policies = reading policies
phase-rules = applying rules
phase-comparisons = comparing releases
phase-pages = rendering page groups
phase-checks = checking pages
phase-outputs = making other files
phase-links = following links
phase-writing = writing files
times-whole = in all
phase-took = { $phase }{ $count ->
        [0] {""}
       *[other] {" "}({ $count })
    }: { $seconds } s

# `build`
out-inside-input = --out lies inside { $folder }/, from which the site is made
    .help = choose a folder outside content, static and themes
foreign-file = { $path } was not written by policysite and would be lost
    .help = choose another --out, or move the file to static/
build-done = { $count ->
        [one] 1 file
       *[other] { $count } files
    } in { $folder }{ $day ->
        [none] {""}
       *[other] , as of { $day }
    }
build-left-out = Left out: { $policy } { $version }, a draft until `policysite release { $policy } { $version }`
build-again = Build again on { $day }: on that day a text becomes public or takes effect

# `diff`
no-predecessor = there is no release of { $policy } before { $version }
    .help = { $others ->
        [0] start the next release with `policysite new release { $policy } VERSION`, or compare two files with `policysite diff --files OLD.md NEW.md`
       *[other] name the two releases to compare: `policysite diff { $policy } FROM TO`; there is { $names }
    }
not-comparable = the texts can't be read as releases

# `explain`
unknown-code = there is no code `{ $code }`
    .help = `policysite explain` lists all codes

# `i18n`
status-language = language
status-missing = there is no translation
status-unit = { $language } { $unit }: { $state }
status-translation = translation
status-source = source
status-recorded = recorded
state-current = current
state-stale = stale
state-missing = missing
state-orphan = orphan
state-copy = copy
state-unaccepted = unaccepted
not-in-language = { $policy } { $version } is not in { $language }
    .help = add { $language }.toml and { $language }.md
unknown-unit = there is no unit `{ $unit }`
    .help = see `policysite i18n status { $policy } { $version } --lang { $language }`
unit-untranslated = `{ $unit }` has no { $language } translation to accept
    .help = translate it first
unit-without-source = the source text has no clause `{ $unit }`
    .help = correct the id, or remove the clause
accept-frozen = { $policy } { $version } is frozen in { $language }
    .help = accept the translation in the next release; a copy of the folder takes the record along
unit-accepted = accepted { $unit } ({ $state })
unit-accepted-again = accepted { $unit } again
unit-dropped = dropped { $unit }: its source is gone
accept-done = { $count ->
        [0] nothing was to be accepted in { $path }
       *[other] { $count } accepted; recorded in { $path }
    }
accept-left = left: { $list }
state-count = { $count } { $state }

# `new`
new-files = New files:
new-lines = In { $path }:
new-dry-run = Nothing was written (--dry-run).
not-empty = { $folder } is not empty
    .help = name a folder that is not there yet
new-site-made = A new site is in { $folder }. Next:
new-site-serve = shows it in a browser; edit the files in content/, and the page follows every save
device-name = `{ $name }` is the name of a device on Windows
    .help = choose another name
name-taken = { $what ->
        [policy] the site has a policy
       *[version] { $policy } has a version
    } `{ $known }`{ $same ->
        [yes] {" "}already
       *[no] , which differs in capital letters only
    }
    .help = choose another name; a name is never used twice
not-an-id = `{ $id }` can't be the id of a policy
    .help = use small letters, digits and hyphens, at most 64; the id becomes part of the address
address-taken = the site itself needs the address `{ $id }/`
    .help = choose another id
not-a-title = the title is empty, or has control signs in it
    .help = write it on one line
no-model = { $policy } has no release that can be read
    .help = name another policy, or none
not-a-version = `{ $version }` can't be the name of a version
    .help = use letters, digits, points, hyphens and underscores; the name becomes part of the address
not-copied = { $fault }
    .help = correct the file; `policysite check` shows the place
copy-of-taken-down = { $version } was taken down; its words may not be used again
    .help = copy another version
nothing-to-copy = { $policy } has no release to copy
    .help = make its first folder by hand
last-unclear = which release is the last can't be told: { $versions } can't be read
    .help = correct what `policysite check` says, or name the version to copy with --from
language-declared = site.toml declares `{ $language }` already
    .help = a release that lacks it needs { $language }.toml and { $language }.md; copy them from the release before
not-a-tag = `{ $tag }` is not a language tag in its usual form
    .help = { $usual ->
        [none] write it as `en`, `zh-CN`, `pt-BR`
       *[other] write `{ $usual }`
    }
no-interface-words = the theme has no interface words for `{ $language }`: headings, buttons, the names of fields
    .help = nothing was written; { $own ->
        [no] make a folder themes/<name>/ and write `theme = "<name>"` into site.toml; then copy
       *[yes] copy
    } the built-in en.ftl (themes/default/locales/ in the source of policysite) to themes/{ $theme }/locales/{ $language }.ftl and translate it; docs/theming.md explains it
mend-first = correct these first: the new files are made from the source text
no-language-list = site.toml has no list of languages that can be added to
file-there = { $path } is there already
    .help = nothing was written; move the file away first
release-copied = { $folder } is a copy of { $from }, without what belongs to that release only.
release-other-draft = There is also the draft { $version }; to copy that one, use --from.
draft-next = It is a draft until it is frozen. Next:
draft-edit = edit its files, the source language first
draft-settled = When the text is settled, set { $updated ->
        [yes] `published`, `effective` and `updated`
       *[no] `published` and `effective`
    } where the comments stand, then
language-made = In { $language }.toml each text is empty below its source; { $language }.md holds the source, to be written over. Next:
step-diff = shows what you changed
step-check = lists what is missing or doubtful
step-untranslated = lists what is not translated yet
step-serve = shows it in a browser and follows every save
editor-hint = Editors complete and check these files after `policysite schema --write{ $option }`.

# `release`, `withdraw`, `postpone`, `takedown`
entry-release = { $version }
entry-language = { $version }, language { $language }
entry-sequence = sequence
entry-compared = { $sequence }, compared with { $version }
entry-corrects = corrects
entry-published = published
entry-effective = in force from
entry-by = by
entry-files = files
entry-text = text
entry-asks = asks
entry-signal = by [signal.{ $law }]: { $asked } instead of { $class }
entry-more = and { $count } more; --verbose lists them
entry-first = the first release: consent is asked for the first time
class-consent = consent
class-none = none
class-notice = notice
class-advance-notice = advance-notice
class-reconsent = reconsent
class-separate-consent = separate-consent
texts-missing = This release is recorded. Its frozen texts are not all there and will be written.
will-withdraw = { $policy } { $version } will be withdrawn: it never comes into force.
will-postpone = { $policy } { $version } will be postponed: it comes into force on { $day }.
will-takedown = { $policy } { $version } will be taken down: a notice takes the place of its pages, its hashes stay.
reason-public = This reason will be published: { $reason }
ask-release = Freeze these words for ever?
ask-withdraw = Withdraw this release?
ask-postpone = Postpone this release?
ask-takedown = Take the words of this release off the site?
record-dry-run = Nothing was recorded (--dry-run).
record-declined = Nothing was recorded.
record-overtaken = the lock of the policy changed meanwhile; nothing was recorded
    .help = run the command again
record-broken = { $error }
    .help = when the fault is mended, run the command again: it records what is not recorded yet
record-unbuildable = with this recorded, the site could not be built; nothing was recorded
recorded = Recorded:
recorded-head = Head of the lock: { $hash }
recorded-keep = Keep this hash where nobody can change it; `policysite verify --head HASH` holds the lock against it.

# `schema`
schema-no-site = there is no site in { $folder }
    .help = name the site's folder with --root
schema-current = { $path } is up to date
schema-written = { $path } written
schema-yours = { $path } is yours and stays as it is; see that it says:

# `serve`
port-taken = port { $port } is taken by another program
    .help = end that program, or choose another port with --port
not-served = the preview can't be served: { $error }
no-events = this folder sends no events ({ $reason }); it is looked at every second
preview-address = Preview: { $url }
preview-port = Port { $taken } is taken by another program, so this is port { $port }
preview-without-v6 = This machine has no IPv6, so 127.0.0.1 is the only address
preview-network = everyone on the network can read this site, drafts too, at { $url }
preview-follows = Save a file and the page follows. Ctrl-C ends the preview; it writes nothing
no-browser = no browser could be opened ({ $error }); open the address above yourself
built-pages = built in { $time } ms, { $count ->
        [one] 1 file
       *[other] { $count } files
    } changed; { $found }
built-nothing = { $found }; the pages stay as they were
built-of = { $path }{ $others ->
        [0] {""}
        [one] {" "}and 1 other file
       *[other] {" "}and { $others } other files
    }

# `verify`
verify-no-site = there is no site in { $folder }: site.toml: { $error }
    .help = name the site's folder with --root, or a published folder
verify-lock = content/{ $policy }: { $count ->
        [one] 1 frozen release
       *[other] { $count } frozen releases
    }{ $head ->
        [none] {""}
       *[other] , head { $head }
    }
verify-folder = { $folder }: { $count ->
        [one] 1 file
       *[other] { $count } files
    }, manifest.json sha256 { $hash }
verify-head = { $hash }: entry { $entry } of { $count } of { $policy }, on release { $version }, recorded on { $day }; it and what is above it stand
verify-nothing = nothing is recorded
verify-unheld = nothing of it was held against a lock: there is none in { $folder }; name the site with --root
verify-unpublished = nothing of { $policy } was published there
verify-differs = not as recorded
verify-fine = everything is as recorded

# The checklist.
label-law = law
unknown-rule = there is no rule `{ $rule }` in the checklist
    .help = `policysite check --list` lists the rules
unknown-rules = there is no version `{ $version }` of the rules of the checklist, only { $known }
    .help = name a version that the program has, or leave `rules` out to take its newest
waiver-expired = the waiver of `{ $rule }` by { $by } ended on { $until }
    .help = mend what it let stand, or decide anew: with a reason, a name and another `until`
attestation-expired = the attestation of `{ $rule }` by { $by } ended on { $until }
    .help = look again, then write who attests it `by`, `on` which day and `until` when
attestation-unused = nothing asks for the attestation of `{ $rule }` by { $by }
    .help = take it out, or correct the `rule` and the `policy` it is for
waiver-unused = nothing is found that the waiver of `{ $rule }` by { $by } lets stand
    .help = take it out, or correct the `rule`, the `policy` and the record `at` which it stands
verdict-fail = fail
verdict-warn = warn
verdict-attest = attest
verdict-pass = pass
verdict-not-applicable = n/a
verified-partly = confirmed, but its wording or number was not read
verified-no = not verified
checklist-head = Checklist { $rules }, { $day }: { $policy } { $version } ({ $state ->
        [frozen] frozen: reported only
       *[other] draft
    })
checklist-waived = { $count ->
        [one] 1 finding is let stand by attest.toml
       *[other] { $count } findings are let stand by attest.toml
    }
checklist-open = { $count ->
        [one] 1 rule is still to be attested in attest.toml
       *[other] { $count } rules are still to be attested in attest.toml
    }
checklist-planned = { $count ->
        [one] 1 rule of these sets is planned and was not applied
       *[other] { $count } rules of these sets are planned and were not applied
    } (`policysite check --list`)
checklist-decided = Rules { $rules }: { $count } that the program decides, or asks somebody to attest
checklist-waiting = Planned, never counted as passed: { $count }
report-title = Checklist report
report-rules = Version of the rules
report-day = Looked at on
report-sets = Sets of rules
report-program = Made by
report-scope = What stands here was found by a program in the texts, records and files it was given. It is no legal advice.
report-set = Set
report-frozen = This release is frozen: what is found is reported and does not fail a run.
report-draft = This release is a draft.
report-failed = Does not hold
report-warned = To be looked at
report-unattested = To be attested
report-waived = Let stand
report-attested = Attested
report-passed = Holds
report-elsewhere = Not applicable
report-planned = Planned rules
report-planned-note = The program does not decide these yet; they are not counted as passed.
report-attested-by = attested by { $by } on { $on }{ $until ->
        [none] {""}
       *[other] , until { $until }
    }
report-waived-by = let stand by { $by } until { $until }
checklist-not-asked = the checklist was not applied: name the rules in site.toml, such as `regimes = ["general", "cn"]`, or with --regime
label-explain-verified = How far that was read
label-explain-sets = Sets of rules
label-explain-failing = What it finds
label-explain-passing = What it lets pass
label-explain-planned = Planned: it is not decided yet
not-attested = nobody has attested yet: { $requirement }
    .help = look at it, then write `[[attest]]` with `rule = "{ $rule }"`, `by`, `on` and a `note` into attest.toml
source-doubted = { $source }; { $doubt }
rule-sourced = { $requirement } ({ $source })
report-followed = { $text }: { $more }
