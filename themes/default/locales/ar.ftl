# ألفاظ الواجهة بالعربية.
# \u2066 و\u2068 و\u2069 تعزل ما اتجاهه غير اتجاه النص، كأرقام الإصدارات وأسماء الحزم.
# المفاتيح واحدة في كل اللغات، و«field-<table>-<field>» مقدَّم على «field-<field>» العام.

language-name = العربية

## الوصل

yes = نعم
no = لا
none = لا يوجد.
list-separator = { "، " }
label-value = { $label }: { "\u2068" }{ $value }{ "\u2069" }
clause-reference = البند { "\u2068" }{ $number }{ "\u2069" }
clause-heading = البند { "\u2068" }{ $number }{ "\u2069" }
version-word = الإصدار { "\u2066" }{ $version }{ "\u2069" }

duration-hour = { $count ->
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
   *[other] { $count } ساعة
}
duration-day = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
duration-week = { $count ->
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $count } أسابيع
    [many] { $count } أسبوعًا
   *[other] { $count } أسبوع
}
duration-month = { $count ->
    [one] شهر واحد
    [two] شهران
    [few] { $count } أشهر
    [many] { $count } شهرًا
   *[other] { $count } شهر
}
duration-year = { $count ->
    [one] سنة واحدة
    [two] سنتان
    [few] { $count } سنوات
   *[other] { $count } سنة
}
retention-at-most = بما لا يتجاوز { $period }

## إطار الصفحة

site-title = السياسات
skip-link = انتقل إلى النص
languages-label = اللغة
pages-label = صفحات هذه السياسة
notice-label = تنبيه
draft = مسودة
scheduled = مجدول للنشر
release-line = هذه الصفحة من الإصدار { "\u2066" }{ $version }{ "\u2069" }.
release-line-link = اقرأ النص الساري
announced-line = أُعلن الإصدار { "\u2066" }{ $version }{ "\u2069" } ويسري من { $date }.
governing-language = اللغة المرجعية: { $language }.
clause-behind = قد لا يواكب هذا البند آخر تعديل للنص باللغة { $language }، وهو النص المعتمد.
clause-behind-source = قد لا يواكب هذا البند آخر تعديل للنص باللغة { $language }، الذي تُرجم منه.
text-behind = (قد لا يواكب آخر تعديل للنص باللغة { $language }، وهو النص المعتمد.)
text-behind-source = (قد لا يواكب آخر تعديل للنص باللغة { $language }، الذي تُرجم منه.)
clause-borrowed = لم يُترجم هذا البند بعد، وهو معروض هنا باللغة { $language }.
unavailable = النص الساري غير متوفر باللغة { $language }.
unavailable-languages = اللغات التي يتوفر بها النص الساري
unavailable-versions = الإصدارات باللغة { $language }
action-changes = ما الذي تغيّر في هذا الإصدار
action-keep = احفظ هذا النص (نص مجرد)
other-policies = سياسات أخرى
feed-title = الإصدارات
site-label = الموقع
gone-title = بنود الإصدارات السابقة
gone-passage = مقطع
gone-line = { $title }: حُذف في الإصدار { "\u2066" }{ $version }{ "\u2069" }.
gone-last = اقرأ نصه الأخير
gone-renamed = { $title }: تغيّر عنوانه منذ الإصدار { "\u2066" }{ $version }{ "\u2069" }.
gone-now = انتقل إلى البند
all-policies = جميع السياسات
close-page = إغلاق
back-to-top = إلى أعلى الصفحة
description-text = النص الكامل: { $document }، الإصدار { "\u2066" }{ $version }{ "\u2069" }.
description-page = { $page }. جزء من: { $document }، الإصدار { "\u2066" }{ $version }{ "\u2069" }.
missing-title = الصفحة غير موجودة
missing-line = لا توجد صفحة على هذا العنوان. هذه هي السياسات:
moved-title = انتقلت هذه الصفحة
moved-link = انتقل إلى الصفحة
contents-title = المحتويات
contents-label = محتويات هذه الصفحة
glance-title = نظرة سريعة
glance-data = ما الذي يُجمع ولأي غرض
glance-permissions = ما الذي يطلبه التطبيق من الجهاز
glance-receivers = من يتلقّى المعلومات أيضًا
glance-rights = حقوقك وكيف ترفض
glance-contact = من المسؤول وكيف تتواصل معه
glance-more = { $count ->
    [one] { " " }وعنصر آخر
    [two] { " " }وعنصران آخران
   *[other] { " " }و{ $count } أخرى
}
sensitive-tag = حساسة
sensitive-note = العناصر المكتوبة بخط عريض معلومات شخصية حساسة.
sdk-without-name = حزمة SDK بلا اسم
record-unnamed = غير محدد
prose-table = جدول
prose-table-of = جدول: { $columns }
group-other = معلومات أخرى

page-text = النص الكامل
page-summary = ملخص سياسة الخصوصية
page-collected = قائمة المعلومات المجموعة
page-shared = قائمة المعلومات المشارَكة مع الغير
page-permissions = قائمة الأذونات
page-sdks = حزم SDK الخارجية على { $platform }
page-history = سجل الإصدارات
page-upcoming = الإصدارات المعلنة
page-removed = إصدار أزيل من هذا الموقع
removed-text = أزيل نص الإصدار { $version } من هذا الموقع بأمر. يبقى عنوانه وتبقى بصمة نصه التي يُعرف بها ما إذا كانت نسخة ما أصلية.
removed-hash = بصمة SHA-256 للنص
page-changes = ما الذي تغيّر

nav-text = النص الكامل
nav-summary = الملخص
nav-collected = المجموعة
nav-shared = المشارَكة
nav-permissions = الأذونات
nav-sdks = حزم SDK على { $platform }
nav-history = السجل

lead-summary = أهم النقاط بإيجاز، والعبرة بالنص الكامل.
lead-collected = كل نوع من المعلومات، والغرض منه، ومناسبة استخدامه، وكيفية الحصول عليه.
lead-shared = من يتلقى المعلومات، وأي معلومات، ولأي غرض، وكيف.
lead-permissions = ما يطلبه التطبيق من نظام جهازك، والغرض منه، وما يترتب على رفضك.
lead-sdks = برمجيات شركات أخرى مدمجة في التطبيق وما تأخذه من معلومات.
lead-history = جميع الإصدارات، أحدثها أولًا.
lead-upcoming = إصدارات أُعلن عنها وتسري من التاريخ المذكور.

date-published = تاريخ النشر
date-effective = تاريخ السريان
date-updated = آخر تحديث
date-first_published = أول نشر

## القوائم

collected-item = المعلومة
collected-way = كيفية الحصول عليها
collected-by-app = بواسطة التطبيق
collected-by-permission = إذن: { "\u2068" }{ $name }{ "\u2069" }
collected-by-sdk-of = حزمة SDK: { "\u2068" }{ $name }{ "\u2069" } ({ "\u2068" }{ $provider }{ "\u2069" })
collected-by-sdk = حزمة SDK: { "\u2068" }{ $name }{ "\u2069" }
permissions-on = الأذونات على { $platform }

## السجل

date-from = ساري من
date-until = ساري حتى
asks = أثر التغييرات، { $regime }: { $class }
decision-withdraw = سُحب في { $date }: لا يسري هذا الإصدار.
decision-postpone = أُجّل في { $date }: يسري هذا الإصدار في { $effective }.
decision-takedown = أزيل من هذا الموقع بأمر في { $date }.
decision-language = أضيفت { $language } في { $date }.
decision-reason = السبب: { $reason }
removed-read = إشعار
archived-tag = محفوظ
archived-file = اقرأ الملف
corrects = يصحح الإصدار { "\u2066" }{ $version }{ "\u2069" }.
release-read = اقرأ الإصدار { "\u2066" }{ $version }{ "\u2069" }
release-changes = ما الذي تغيّر
release-since = ما تغيّر منذ الإصدار { "\u2066" }{ $version }{ "\u2069" }
release-plain = نص مجرد
upcoming-none = لم يُعلن عن إصدار بتاريخ لاحق.

## المقارنة

side-before = قبل
side-after = بعد
side-added = أُضيف
side-removed = حُذف
status-added = مضاف
status-removed = محذوف
status-changed = معدَّل
status-same = بلا تغيير
clause-preamble = التمهيد
clause-item = عنصر في قائمة
clause-moved = تغيّر موضعه
changes-facts = التغييرات في الوقائع
changes-wording = التغييرات في الصياغة
changes-renumbered = ما تغيّر رقمه فقط
changes-same-count = { $count ->
    [one] بند واحد بلا تغيير
    [two] بندان بلا تغيير
    [few] { $count } بنود بلا تغيير
    [many] { $count } بندًا بلا تغيير
   *[other] { $count } بند بلا تغيير
}
changes-told-count = بنود ذُكر تغييرها أعلاه: { $count }
comparison-note = هذه المقارنة للمساعدة على القراءة فقط، والعبرة بنص الإصدار نفسه.
comparison-text = قراءة الإصدار { $version }
comparison-whole = المقارنة كاملة
page-amendments = جدول التعديلات
amendment-number = م
amendment-kind = نوع التغيير
amendment-fact = البند
shown-in = يظهر في
next-change = التغيير التالي
changes-terms = مصطلحات استُبدلت في النص كله
changes-markup = الروابط والتنسيق
term-changed = حلّ «{ $after }» محلّ «{ $before }» في { $count } موضعًا.
term-count = { $count ->
    [one] موضع واحد
    [two] موضعان
   *[other] { $count } مواضع
}
say-group-prose = الصياغة
count-changed = بنود أُعيدت صياغتها: { $count }.
count-added = بنود جديدة: { $count }.
count-removed = بنود حُذفت: { $count }.
count-moved = مقاطع نُقلت: { $count }.
count-renumbered = بنود تغيّر رقمها فقط: { $count }.
count-markup = بنود تغيّرت روابطها أو تنسيقها: { $count }.
count-none = لم تتغير الصياغة.
changes-summary-more = تفاصيل أخرى: { $count }
status-split = مفصول
status-merged = مدمج
passage-split = قُسّم إلى فقرات
passage-merged = دُمج في فقرة واحدة
moved-to = كان { $from } هنا، وهو الآن { $to }.
moved-away = كان { $from } هنا ثم نُقل.
moved-there = موضعه الآن
moved-from = نُقل إلى هنا من { $from }.
moved-here = نُقل إلى هنا من موضع آخر.
moved-with = ونُقل معه من البنود: { $count }.
other-split = فُصل من { $clause }
other-merged = دُمج في { $clause }
passed-from = بعض كلماته من { $clause }
passed-to = انتقل بعض كلماته إلى { $clause }
mark-derived = يتبع تاريخًا أو رقمًا أو اسمًا تغيّر
mark-del-open = [محذوف:{" "}
mark-del-close = ]
mark-ins-open = [مضاف:{" "}
mark-ins-close = ]
markup-link = صار رابط «{ $words }» يؤدي إلى { $after } بدلًا من { $before }.
markup-link-new = صار «{ $words }» رابطًا إلى { $after }.
markup-link-gone = لم يعد «{ $words }» رابطًا إلى { $before }.
markup-format = «{ $words }»: { $after } بدلًا من { $before }.
markup-form = { $after } بدلًا من { $before }.
markup-space = تغيّرت المسافات فقط.
format-emphasis = تأكيد
format-strong = خط عريض
format-code = نص حرفي
format-none = نص عادي
form-heading-1 = عنوان من المستوى 1
form-heading-2 = عنوان من المستوى 2
form-heading-3 = عنوان من المستوى 3
form-heading-4 = عنوان من المستوى 4
form-heading-5 = عنوان من المستوى 5
form-paragraph = فقرة
form-quote = اقتباس
form-item = بند في قائمة
form-head = رأس جدول
form-row = صف في جدول
form-footnote = حاشية
form-block = كتلة
changes-first = هذا هو الإصدار الأول، فلم يتغير شيء.
changes-brief = الكلمات المتغيرة أكثر مما تتسع له هذه الصفحة. البنود التي تغيرت:
changes-archived = لم يبقَ من ذلك الإصدار إلا ملف أو بيان، فلا تمكن مقارنته بندًا بندًا. المعروف عنه:
changes-removed = أزيل نص ذلك الإصدار من هذا الموقع، فلا تمكن مقارنته.
changes-other-language = ذلك الإصدار ليس بهذه اللغة، فلا تمكن مقارنته هنا. يمكن قراءته باللغات:
renumbered-line = { "\u2068" }{ $before }{ "\u2069" } ← { "\u2068" }{ $after }{ "\u2069" }

change-kind-data-use-added = استخدام جديد للمعلومات
change-kind-data-use-removed = انتهاء استخدام
change-kind-data-kind-added = نوع جديد من المعلومات
change-kind-data-sensitive-raised = معلومات أكثر حساسية
change-kind-purpose-changed = غرض جديد
change-kind-purpose-reworded = صياغة جديدة للغرض
change-kind-method-changed = طريقة معالجة جديدة
change-kind-basis-changed = أساس قانوني جديد
change-kind-required-raised = صارت لازمة
change-kind-retention-longer = مدة حفظ أطول
change-kind-retention-shorter = مدة حفظ أقصر
change-kind-storage-moved-domestic = مكان حفظ جديد
change-kind-crossborder-added = نقل جديد إلى الخارج
change-kind-recipient-independent-added = متلقٍّ جديد
change-kind-recipient-entrusted-added = معالِج جديد
change-kind-sdk-added = حزمة SDK جديدة
change-kind-sdk-data-added = حزمة SDK تأخذ المزيد
change-kind-sdk-removed = إزالة حزمة SDK
change-kind-sdk-version = إصدار جديد لحزمة SDK
change-kind-permission-added = إذن جديد
change-kind-permission-removed = إلغاء إذن
change-kind-autostart-added = تشغيل ذاتي جديد
change-kind-automated-added = قرار آلي جديد
change-kind-rights-narrowed = تضييق حق
change-kind-rights-widened = توسيع حق
change-kind-controller-changed = مسؤول معالجة جديد
change-kind-controller-contact = بيانات اتصال جديدة
change-kind-minors-changed = معلومات الأطفال
change-kind-security-text = الأمان
change-kind-definition-text = تعريف
change-kind-editorial = تصحيح تحريري
change-kind-translation = تصحيح ترجمة
change-kind-law-text = إحالة إلى قانون
change-kind-annual-review = مراجعة دورية

## المقارنة: ما تغيّر في الوقائع، جملًا
# للحقل جملة خاصة إن وُجد «say-<table>-<field>» أو «say-<field>» لكل الجداول، وتدل النهاية على ما حدث: «-more» و«-less» لعناصر
# القائمة، و«-new» و«-gone» لقيمة ذُكرت أو لم تعد تُذكر، و«-yes» و«-no» لما يُجاب عنه بنعم أو لا، وبلا نهاية لقيمة حلّت محل أخرى.
# وما عداه تجمعه «say-part-…» في جملة واحدة.

changes-summary = ملخص التغييرات

say-group-data = المعلومات واستخدامها
say-group-permissions = أذونات الجهاز
say-group-sdks = حزم SDK الخارجية
say-group-receivers = المتلقّون والمعالِجون
say-group-retention = الحفظ ومدته
say-group-rights = الموافقة والحسابات والحقوق
say-group-other = مسائل أخرى

noun-parties = طرف
noun-platforms = جزء من المنتج
noun-definitions = تعريف
noun-features = وظيفة
noun-data = نوع معلومات
noun-purposes = فئة أغراض
noun-uses = استخدام
noun-permissions = إذن
noun-sdks = حزمة SDK
noun-autostart = تشغيل ذاتي أو مرتبط
noun-storage = مكان حفظ
noun-retention = مدة حفظ
noun-cookies = محفوظ على الجهاز
noun-recipients = إفصاح
noun-transfers = نقل إلى الخارج
noun-security = تدبير أمني
noun-promises = تعهد
noun-automated = قرار آلي
noun-rights = حق
noun-exemptions = استثناء
noun-obligations = واجب
noun-contacts = جهة اتصال
noun-routes = ترتيب للإجابة

say-quoted = «{ "\u2068" }{ $text }{ "\u2069" }»
say-name-at = { $name } ({ $clause })
say-field-of = { $field } ({ $below })
say-sensitive = { "\u2068" }{ $name }{ "\u2069" } (معلومة حساسة)
say-joint = ؛{ " " }
say-subject = { $noun } { "\u2068" }{ $name }{ "\u2069" }
say-details = { " " }({ "\u2068" }{ $facts }{ "\u2069" })
say-users-more = { $count ->
    [one] { $names } وعنصر آخر
    [two] { $names } وعنصرين آخرين
    [few] { $names } و{ $count } عناصر أخرى
    [many] { $names } و{ $count } عنصرًا آخر
   *[other] { $names } و{ $count } عنصر آخر
}
say-users-none = المعلومات المعنية

say-added = جديد ({ $noun }): { "\u2068" }{ $name }{ "\u2069" }{ $details }.
say-added-single = صار مذكورًا: { $name }{ $details }.
say-added-uses = استخدام جديد للمعلومات: { "\u2068" }{ $name }{ "\u2069" }{ $details }.
say-added-permissions = صار التطبيق يطلب إذن { "\u2068" }{ $name }{ "\u2069" }{ $details }.
say-removed = لم يعد مذكورًا ({ $noun }): { "\u2068" }{ $name }{ "\u2069" }{ $details }.
say-removed-single = لم يعد مذكورًا: { $name }{ $details }.
say-removed-uses = انتهى هذا الاستخدام للمعلومات: { "\u2068" }{ $name }{ "\u2069" }{ $details }.
say-removed-permissions = لم يعد التطبيق يطلب إذن { "\u2068" }{ $name }{ "\u2069" }{ $details }.
say-removed-sdks = لم يعد التطبيق يحتوي حزمة SDK: { "\u2068" }{ $name }{ "\u2069" }{ $details }.

say-data-more = { "\u2068" }{ $subject }{ "\u2069" }: أُضيفت المعلومات التالية: { "\u2068" }{ $items }{ "\u2069" }.
say-data-less = { "\u2068" }{ $subject }{ "\u2069" }: لم تعد المعلومات التالية مشمولة: { "\u2068" }{ $items }{ "\u2069" }.
say-data-new = { "\u2068" }{ $subject }{ "\u2069" }: صارت المعلومات المعنية مذكورة: { "\u2068" }{ $items }{ "\u2069" }.
say-sdks-data-more = { "\u2068" }{ $subject }{ "\u2069" }: صارت الحزمة تأخذ أيضًا { "\u2068" }{ $items }{ "\u2069" }.
say-sdks-data-less = { "\u2068" }{ $subject }{ "\u2069" }: لم تعد الحزمة تأخذ { "\u2068" }{ $items }{ "\u2069" }.
say-sdks-data-new = { "\u2068" }{ $subject }{ "\u2069" }: صارت المعلومات التي تأخذها الحزمة مذكورة: { "\u2068" }{ $items }{ "\u2069" }.
say-permissions-data-more = { "\u2068" }{ $subject }{ "\u2069" }: صار يتيح أيضًا الوصول إلى { "\u2068" }{ $items }{ "\u2069" }.
say-permissions-data-less = { "\u2068" }{ $subject }{ "\u2069" }: لم يعد يتيح الوصول إلى { "\u2068" }{ $items }{ "\u2069" }.
say-sdks-permissions-more = { "\u2068" }{ $subject }{ "\u2069" }: صارت الحزمة تستخدم أيضًا الأذونات التالية: { "\u2068" }{ $items }{ "\u2069" }.
say-sdks-permissions-less = { "\u2068" }{ $subject }{ "\u2069" }: لم تعد الحزمة تستخدم الأذونات التالية: { "\u2068" }{ $items }{ "\u2069" }.
say-sdks-permissions-new = { "\u2068" }{ $subject }{ "\u2069" }: صارت الأذونات التي تستخدمها الحزمة مذكورة: { "\u2068" }{ $items }{ "\u2069" }.
say-android-more = صار التطبيق يطلب أيضًا من Android لأجل إذن { "\u2068" }{ $name }{ "\u2069" }: { "\u2068" }{ $items }{ "\u2069" }.
say-android-less = لم يعد التطبيق يطلب من Android لأجل إذن { "\u2068" }{ $name }{ "\u2069" }: { "\u2068" }{ $items }{ "\u2069" }.
say-android-new = يطلب التطبيق من Android لأجل إذن { "\u2068" }{ $name }{ "\u2069" }: { "\u2068" }{ $items }{ "\u2069" }، ولم يُذكر شيء من قبل.
say-ios-more = صار التطبيق يطلب أيضًا من iOS لأجل إذن { "\u2068" }{ $name }{ "\u2069" }: { "\u2068" }{ $items }{ "\u2069" }.
say-ios-less = لم يعد التطبيق يطلب من iOS لأجل إذن { "\u2068" }{ $name }{ "\u2069" }: { "\u2068" }{ $items }{ "\u2069" }.
say-ios-new = يطلب التطبيق من iOS لأجل إذن { "\u2068" }{ $name }{ "\u2069" }: { "\u2068" }{ $items }{ "\u2069" }، ولم يُذكر شيء من قبل.
say-harmony-more = صار التطبيق يطلب أيضًا من HarmonyOS لأجل إذن { "\u2068" }{ $name }{ "\u2069" }: { "\u2068" }{ $items }{ "\u2069" }.
say-harmony-less = لم يعد التطبيق يطلب من HarmonyOS لأجل إذن { "\u2068" }{ $name }{ "\u2069" }: { "\u2068" }{ $items }{ "\u2069" }.
say-harmony-new = يطلب التطبيق من HarmonyOS لأجل إذن { "\u2068" }{ $name }{ "\u2069" }: { "\u2068" }{ $items }{ "\u2069" }، ولم يُذكر شيء من قبل.
say-receivers-more = { "\u2068" }{ $subject }{ "\u2069" }: صارت المعلومات تُرسل أيضًا إلى { "\u2068" }{ $items }{ "\u2069" }.
say-receivers-less = { "\u2068" }{ $subject }{ "\u2069" }: لم تعد المعلومات تُرسل إلى { "\u2068" }{ $items }{ "\u2069" }.
say-receivers-new = { "\u2068" }{ $subject }{ "\u2069" }: تُرسل المعلومات إلى { "\u2068" }{ $items }{ "\u2069" }، ولم يُذكر متلقٍّ من قبل.
say-processors-more = { "\u2068" }{ $subject }{ "\u2069" }: صار يعالج المعلومات أيضًا نيابةً عن مسؤول المعالجة: { "\u2068" }{ $items }{ "\u2069" }.
say-processors-less = { "\u2068" }{ $subject }{ "\u2069" }: لم يعد يعالج المعلومات نيابةً عن مسؤول المعالجة: { "\u2068" }{ $items }{ "\u2069" }.
say-processors-new = { "\u2068" }{ $subject }{ "\u2069" }: يعالج المعلومات نيابةً عن مسؤول المعالجة: { "\u2068" }{ $items }{ "\u2069" }، ولم يُذكر معالِج من قبل.
say-storage-more = { "\u2068" }{ $subject }{ "\u2069" }: صارت المعلومات تُحفظ أيضًا في { "\u2068" }{ $items }{ "\u2069" }.
say-storage-less = { "\u2068" }{ $subject }{ "\u2069" }: لم تعد المعلومات تُحفظ في { "\u2068" }{ $items }{ "\u2069" }.
say-storage-new = { "\u2068" }{ $subject }{ "\u2069" }: تُحفظ المعلومات في { "\u2068" }{ $items }{ "\u2069" }، ولم يُذكر مكان من قبل.
say-retention = { "\u2068" }{ $subject }{ "\u2069" }: مدة حفظ المعلومات الآن «{ "\u2068" }{ $after }{ "\u2069" }»، وكانت «{ "\u2068" }{ $before }{ "\u2069" }».
say-kept = مدة حفظ المعلومات الآن «{ "\u2068" }{ $after }{ "\u2069" }»، وكانت «{ "\u2068" }{ $before }{ "\u2069" }»، وذلك لما يلي: { "\u2068" }{ $users }{ "\u2069" }.
say-sdks-version = { "\u2068" }{ $subject }{ "\u2069" }: الإصدار الآن { "\u2068" }{ $after }{ "\u2069" }، وكان { "\u2068" }{ $before }{ "\u2069" }.
say-sdks-provider = { "\u2068" }{ $subject }{ "\u2069" }: المزوّد الآن { "\u2068" }{ $after }{ "\u2069" }، وكان { "\u2068" }{ $before }{ "\u2069" }.
say-controller = { "\u2068" }{ $subject }{ "\u2069" }: مسؤول المعالجة الآن { "\u2068" }{ $after }{ "\u2069" }، وكان { "\u2068" }{ $before }{ "\u2069" }.
say-required-yes = { "\u2068" }{ $subject }{ "\u2069" }: صار لازمًا ولم يكن كذلك.
say-required-no = { "\u2068" }{ $subject }{ "\u2069" }: لم يعد لازمًا.
say-on_device-yes = { "\u2068" }{ $subject }{ "\u2069" }: صارت المعلومات تبقى على الجهاز.
say-on_device-no = { "\u2068" }{ $subject }{ "\u2069" }: لم تعد المعلومات تبقى على الجهاز.
say-response_days = { "\u2068" }{ $subject }{ "\u2069" }: مهلة الرد على الطلبات الآن { "\u2068" }{ $after }{ "\u2069" }، وكانت { "\u2068" }{ $before }{ "\u2069" }.
say-response_days-new = { "\u2068" }{ $subject }{ "\u2069" }: مهلة الرد على الطلبات { "\u2068" }{ $after }{ "\u2069" }، ولم تكن محددة من قبل.
say-response_days-gone = { "\u2068" }{ $subject }{ "\u2069" }: لم تعد مهلة الرد محددة، وكانت { "\u2068" }{ $before }{ "\u2069" }.
say-account-cancellation-days = مهلة إغلاق الحساب الآن { "\u2068" }{ $after }{ "\u2069" }، وكانت { "\u2068" }{ $before }{ "\u2069" }.
say-account-cancellation-days-new = مهلة إغلاق الحساب { "\u2068" }{ $after }{ "\u2069" }، ولم تكن محددة من قبل.
say-account-cancellation-in_app-yes = صار إغلاق الحساب ممكنًا من داخل التطبيق.
say-account-cancellation-in_app-no = لم يعد إغلاق الحساب ممكنًا من داخل التطبيق.
say-changes-notice_days = مدة الإعلان المسبق عن التغييرات الآن { "\u2068" }{ $after }{ "\u2069" }، وكانت { "\u2068" }{ $before }{ "\u2069" }.
say-changes-notice_days-new = مدة الإعلان المسبق عن التغييرات { "\u2068" }{ $after }{ "\u2069" }، ولم تكن محددة من قبل.
say-minors-age = حد السن الذي يُعد من دونه طفلًا الآن { "\u2068" }{ $after }{ "\u2069" }، وكان { "\u2068" }{ $before }{ "\u2069" }.
say-minors-processed-yes = صارت معلومات الأطفال تُعالج عن قصد.
say-minors-processed-no = لم تعد معلومات الأطفال تُعالج عن قصد.

say-rest = { "\u2068" }{ $subject }{ "\u2069" }: { $parts }.
say-rest-top = { $parts }.
say-fact = { $field } { $value }
say-part-changed = { $field } من { $before } إلى { $after }
say-part-formerly = وكان من قبل { $before }
say-part-clause = { $field }: تغيّرت الإحالة
say-part-more = { $field }: أُضيف { "\u2068" }{ $added }{ "\u2069" }
say-part-less = { $field }: حُذف { "\u2068" }{ $removed }{ "\u2069" }
say-part-exchanged = { $field }: أُضيف { "\u2068" }{ $added }{ "\u2069" } وحُذف { "\u2068" }{ $removed }{ "\u2069" }
say-part-stated = صار مذكورًا: { $items }
say-part-described = صار موصوفًا: { $items }
say-part-dropped = لم يعد مذكورًا: { $items }
say-part-reworded = أُعيدت صياغته: { $items }

## الجداول

table-document = الوثيقة
table-app = المنتج
table-governing = اللغة المرجعية
table-scope = النطاق
table-consent = الموافقة
table-revision = الإعلان عن التغييرات
table-account = الحسابات
table-minors = الأطفال
table-archive = نصوص سابقة
table-parties = الأطراف
table-platforms = أجزاء المنتج
table-definitions = التعريفات
table-features = الوظائف
table-data = أنواع المعلومات
table-purposes = الأغراض
table-uses = أغراض استخدام المعلومات
table-permissions = أذونات الجهاز
table-sdks = حزم SDK الخارجية
table-autostart = التشغيل الذاتي والتشغيل المرتبط
table-storage = مكان حفظ المعلومات
table-retention = مدة حفظ المعلومات
table-cookies = ما يُحفظ على الجهاز
table-recipients = متلقّو المعلومات
table-transfers = النقل إلى الخارج
table-security = كيفية حماية المعلومات
table-promises = التعهدات
table-automated = القرارات الآلية
table-rights = حقوقك
table-exemptions = الاستثناءات
table-obligations = الواجبات
table-contacts = الاتصال
table-routes = من يجيب عن أي سؤال

## الحقول

field-title = العنوان
field-kind = النوع
field-regions = المناطق
field-parent = تابع لـ
field-published = تاريخ النشر
field-effective = تاريخ السريان
field-first_published = أول نشر
field-updated = آخر تحديث
field-corrects = يصحح
field-summary = الجديد
field-notice = تنبيه
field-governing = اللغة المرجعية
field-language = اللغة
field-note = ملاحظة
field-numbering = الترقيم
field-app = المنتج
field-name = الاسم
field-aliases = يسمى أيضًا
field-deployment = مكان التشغيل
field-deployment_note = ما يعنيه ذلك
field-audience = المستخدمون
field-cn_type = نوع التطبيق وفق القواعد الصينية
field-packages = أسماء الحزم
field-website = الموقع
field-scope = النطاق
field-covers = يشمل
field-exclusions = لا يشمل
field-consent = الموافقة
field-mode = كيفية الموافقة
field-statement = ما تُسأل عنه
field-revision = الإعلان عن التغييرات
field-changes = ملاحظات الكاتب على التغييرات
field-signal = ما يطلبه الإصدار من الأشخاص
field-class = المطلوب
field-reason = السبب
field-channels = القنوات
field-url = صفحة الويب
field-notice_days = أيام الإشعار المسبق
field-acceptance = الموافقة على التغييرات
field-view_at = مكان الاطلاع
field-request = يرجى الانتباه
field-new_functions = الوظائف الجديدة
field-account = الحسابات
field-creation = كيفية فتح الحساب
field-managed_by = تديره
field-cancellation = إغلاق الحساب
field-in_app = من داخل التطبيق
field-by = بواسطة
field-how = كيفية ممارسته
field-days = عدد الأيام
field-conditions = الشروط
field-effect = الأثر
field-minors = الأطفال
field-age = حد السن
field-processed = معالجة معلوماتهم
field-guardian_consent = موافقة ولي الأمر
field-text = المحتوى
field-archive = نصوص سابقة
field-version = الإصدار
field-file = الملف
field-parties = الأطراف
field-short_name = الاسم المختصر
field-role = الصفة
field-country = البلد
field-address = العنوان
field-email = البريد الإلكتروني
field-phone = الهاتف
field-privacy = سياسة الخصوصية
field-platforms = المنصات
field-os = النظام
field-min_version = أقدم إصدار
field-operator = المشغِّل
field-definitions = التعريفات
field-term = المصطلح
field-source = المصدر
field-clause = البند
field-features = الوظائف
field-data = المعلومات
field-label = الاسم
field-sensitive = حساسة بموجب
field-purposes = الأغراض
field-uses = أوجه الاستخدام
field-purpose = الغرض
field-scene = المناسبة
field-feature = الوظيفة
field-from = مصدرها من الغير
field-method = الطريقة
field-controller = مسؤول المعالجة
field-processors = المعالِجون
field-receivers = المتلقّون
field-sdk = عبر حزمة SDK
field-basis = الأساس القانوني
field-interest = المصلحة المنشودة
field-required = لازمة
field-refusal = أثر الرفض
field-alternative = البديل
field-necessity = وجه الضرورة
field-impact = الأثر عليك
field-on_device = تبقى على الجهاز
field-ephemeral = في الذاكرة المؤقتة فقط
field-background = في الخلفية
field-linked = مرتبطة بهويتك
field-tracking = تتبّع عبر الشركات
field-secondary = تُدمج مع خدمات أخرى
field-frequency = التكرار
field-permissions = الأذونات
field-storage = مكان الحفظ
field-retention = مدة الحفظ
field-brands = ماركات الهواتف
field-android = الاسم في Android
field-ios = الاسم في iOS
field-harmony = الاسم في HarmonyOS
field-under = جزء من
field-revoke = كيفية السحب
field-sdks = حزم SDK
field-provider = المزوّد
field-affiliates = الشركات التابعة المتلقية
field-relation = العلاقة
field-products = المنتجات
field-via = أُدخلت عبر
field-mechanism = ما تفعله أيضًا
field-opt_out = كيفية الرفض
field-autostart = التشغيل الذاتي
field-trigger = السبب
field-target = ما يُشغَّل
field-control = كيفية الإيقاف
field-permission = الإذن
field-place = المكان
field-content = المحتوى
field-period = المدة
field-maximum = الحد الأقصى
field-criteria = حتى
field-set_by = يحددها
field-on_expiry = بعد ذلك
field-cookies = المحفوظ على الجهاز
field-excludes = لا يتضمن
field-lifetime = مدة البقاء
field-encrypted = مشفّر
field-party = الطرف
field-recipients = المتلقّون
field-category = فئة المتلقين
field-condition = الشرط
field-safeguard = الضمانة
field-transfers = النقل إلى الخارج
field-receiver = المتلقي
field-rights = الحقوق
field-security = الأمان
field-measure = التدبير
field-limit = يبيّن حدًّا أو خطرًا
field-promises = التعهدات
field-except = إلا
field-automated = القرارات الآلية
field-logic = المنطق
field-contact = جهة الاتصال
field-response_days = مهلة الرد (بالأيام)
field-exemptions = الاستثناءات
field-context = مستثنى من
field-obligations = الواجبات
field-duty = الواجب
field-when = الحالة
field-contacts = جهات الاتصال
field-topics = بشأن
field-postcode = الرمز البريدي
field-hours = ساعات العمل
field-response = الرد
field-identity_check = التحقق من الهوية
field-routes = الجهات المجيبة
field-forwarded_by = تحيلها

field-definitions-text = المعنى
field-parties-note = ملاحظات
field-sdks-data = المعلومات المأخوذة
field-sdks-method = كيفية وصولها إلى المزوّد
field-sdks-required = لازمة للوظيفة
field-sdks-retention = مدة الحفظ لدى المزوّد
field-sdks-consent = الموافقة
field-uses-method = كيفية المعالجة
field-uses-permissions = الأذونات اللازمة
field-uses-required = لازمة
field-permissions-name = الإذن
field-permissions-data = المعلومات المصاحبة
field-recipients-party = المتلقي
field-recipients-kind = الصورة
field-recipients-method = طريقة المشاركة
field-retention-text = مدة الحفظ
field-retention-criteria = تُحفظ حتى
field-rights-kind = الحق
field-rights-party = يجيب عنه
field-rights-contact = راسل
field-transfers-method = طريقة النقل
field-transfers-mechanism = المسار القانوني
field-transfers-rights = حقوقك تجاه المتلقي
field-promises-text = التعهد
field-promises-party = المتعهِّد
field-promises-data = المعلومات المشمولة
field-exemptions-text = الحالة
field-security-party = المسؤول
field-contacts-party = تابعة لـ
field-autostart-kind = نوع التشغيل
field-cookies-party = واضعه
field-cookies-content = يتضمن
field-storage-content = ما يُحفظ فيه
field-routes-how = كيفية الإجابة
field-account-how = الكيفية
field-obligations-party = المكلَّف

## القوائم المغلقة

policy-kind-privacy = سياسة خصوصية
policy-kind-children = قواعد معلومات الأطفال
policy-kind-cookies = سياسة ملفات تعريف الارتباط
policy-kind-terms = شروط الاستخدام
policy-kind-employees = إشعار للعاملين

deployment-on-premise = خوادم العميل نفسه
deployment-saas = خوادم البائع
deployment-hybrid = بعضها للعميل وبعضها للبائع
deployment-none = بلا خادم

audience-consumers = الجمهور عامة
audience-employees = العاملون لدى العميل

platform-android = Android
platform-ios = iOS
platform-harmony = HarmonyOS
platform-windows = Windows
platform-macos = macOS
platform-linux = Linux
platform-web = الويب
platform-mini-program = برنامج مصغّر
platform-server = الخادم

component-role-client = عميل
component-role-server = خادم

consent-mode-explicit = بفعل صريح منك
consent-mode-by-use = باستخدام المنتج
consent-mode-none = لا تُطلب

channel-website = الموقع الإلكتروني
channel-push = إشعار فوري
channel-in-app = نافذة في التطبيق
channel-email = البريد الإلكتروني
channel-sms = رسالة نصية
channel-letter = خطاب
channel-phone = الهاتف

acceptance-explicit = تُسأل من جديد
acceptance-continued-use = بمواصلة استخدام المنتج

account-creation-none = بلا حساب
account-creation-password = بنفسك مع كلمة مرور
account-creation-third-party = بحساب خدمة أخرى
account-creation-enterprise = بواسطة صاحب العمل أو مديره

role-controller = مسؤول المعالجة
role-processor = المعالِج
role-joint-controller = مسؤول معالجة مشترك
role-vendor = البائع
role-customer = العميل
role-administrator = المدير
role-user = المستخدم
role-provider = مزوّد خارجي
role-recipient = المتلقي
role-affiliate = شركة تابعة
role-representative = الممثل
role-protection-officer = مسؤول حماية المعلومات الشخصية
role-authority = سلطة رقابية

feature-kind-basic = وظيفة أساسية
feature-kind-additional = وظيفة إضافية

standard-pipl = قانون حماية المعلومات الشخصية الصيني
standard-gbt45574 = GB/T 45574-2025
standard-gbt35273 = GB/T 35273-2020
standard-gdpr9 = المادة 9 من GDPR
standard-ccpa = CCPA

source-kind-user = تقدّمها بنفسك
source-kind-device = من الجهاز أو التطبيق
source-kind-permission = مع إذن تمنحه
source-kind-generated = تنشأ عن الاستخدام
source-kind-enterprise = يدخلها صاحب العمل
source-kind-third-party = من شركة أخرى

regime-cn = بر الصين الرئيسي
regime-eu = الاتحاد الأوروبي
regime-uk = المملكة المتحدة
regime-us-ca = كاليفورنيا

class-none = لا إجراء
class-notice = إبلاغ الأشخاص
class-advance-notice = إبلاغ الأشخاص مسبقًا
class-reconsent = طلب الموافقة من جديد
class-separate-consent = موافقة منفصلة

legal-basis-consent = الموافقة
legal-basis-contract = العقد
legal-basis-human-resources = إدارة الموارد البشرية
legal-basis-legal-obligation = التزام قانوني
legal-basis-vital-interests = المصالح الحيوية
legal-basis-public-task = مهمة عامة
legal-basis-news-reporting = التغطية الإخبارية للمصلحة العامة
legal-basis-public-information = معلومات معلنة للعموم
legal-basis-legitimate-interests = المصالح المشروعة
legal-basis-other-law = حالة أخرى يحددها القانون

consent-kind-none = لا تُطلب، والأساس القانوني غيرها
consent-kind-general = مع هذه السياسة
consent-kind-separate = موافقة منفصلة
consent-kind-written = موافقة خطية
consent-kind-guardian = موافقة ولي الأمر

relation-entrusted = يعالج نيابة عن مسؤول المعالجة
relation-independent = يقرر بنفسه
relation-joint = يقرر بالاشتراك مع مسؤول المعالجة

autostart-kind-self-start = يشغّل نفسه
autostart-kind-associated = يشغّل تطبيقًا آخر أو يشغّله آخر
autostart-kind-jump = يفتح محتوى عند النقر

expiry-delete = تُحذف
expiry-anonymise = تُجهَّل هويتها
expiry-delete-or-anonymise = تُحذف أو تُجهَّل هويتها
expiry-return = تُعاد
expiry-customer-decides = يقرر العميل

cookie-kind-cookie = ملف تعريف ارتباط
cookie-kind-session-cookie = ملف تعريف ارتباط للجلسة
cookie-kind-local-storage = تخزين محلي
cookie-kind-shared-preferences = SharedPreferences
cookie-kind-keychain = سلسلة المفاتيح
cookie-kind-app-files = ملفات التطبيق نفسه

recipient-kind-share = مشاركة
recipient-kind-entrust = معالجة بالنيابة
recipient-kind-transfer = نقل
recipient-kind-public-disclosure = إفصاح علني
recipient-kind-authority = طلب سلطة
recipient-kind-hosted-app = تطبيق داخل المنتج

transfer-mechanism-security-assessment = تقييم أمني
transfer-mechanism-certification = اعتماد
transfer-mechanism-standard-contract = عقد نموذجي
transfer-mechanism-adequacy = قرار كفاية
transfer-mechanism-binding-rules = قواعد مؤسسية ملزمة
transfer-mechanism-explicit-consent = موافقة صريحة
transfer-mechanism-exempt = معفى بحكم القواعد

promise-kind-no-collection = لا تُجمع
promise-kind-no-storage = لا تُحفظ
promise-kind-no-other-purpose = لا تُستخدم لغير ذلك
promise-kind-no-sharing = لا تُشارَك
promise-kind-no-sale = لا تُباع
promise-kind-no-transfer-abroad = لا تُنقل إلى الخارج
promise-kind-no-autostart = لا تشغيل ذاتي

right-kind-know = العلم واتخاذ القرار
right-kind-access = الاطلاع
right-kind-copy = الحصول على نسخة
right-kind-portability = نقل المعلومات
right-kind-correct = التصحيح والاستكمال
right-kind-delete = الحذف
right-kind-restrict = التقييد أو الرفض
right-kind-object = الاعتراض
right-kind-withdraw-consent = سحب الموافقة
right-kind-explanation = طلب إيضاح القواعد
right-kind-close-account = إغلاق الحساب
right-kind-refuse-automated-decision = رفض القرارات الآلية
right-kind-complain = الشكوى إلى السلطة
right-kind-opt-out-of-sale = رفض البيع والمشاركة
right-kind-limit-sensitive = تقييد استخدام المعلومات الحساسة
right-kind-deceased = معلومات المتوفى

exemption-context-collection = الموافقة على الجمع
exemption-context-sharing = الموافقة على المشاركة
exemption-context-rights = الرد على الطلب

contact-topic-privacy = الخصوصية
contact-topic-rights = حقوقك
contact-topic-complaints = الشكاوى والاقتراحات
contact-topic-support = المساعدة في المنتج
contact-topic-account = إغلاق الحساب
contact-topic-storage = مكان الحفظ
contact-topic-retention = مدة الحفظ
contact-topic-purposes = الأغراض
contact-topic-sharing = المتلقّون
contact-topic-security = الأمان

## اللغات

language-en = الإنجليزية
language-zh = الصينية
language-zh-cn = الصينية المبسطة
language-zh-hans = الصينية المبسطة
language-zh-hant = الصينية التقليدية
language-zh-tw = الصينية التقليدية
language-zh-hk = الصينية التقليدية
language-ar = العربية
language-de = الألمانية
language-es = الإسبانية
language-fr = الفرنسية
language-id = الإندونيسية
language-it = الإيطالية
language-ja = اليابانية
language-ko = الكورية
language-ms = الملايوية
language-pt = البرتغالية
language-pt-br = البرتغالية (البرازيل)
language-ru = الروسية
language-th = التايلاندية
language-tr = التركية
language-vi = الفيتنامية

## البلدان

country-ae = الإمارات العربية المتحدة
country-ar = الأرجنتين
country-at = النمسا
country-au = أستراليا
country-be = بلجيكا
country-br = البرازيل
country-ca = كندا
country-ch = سويسرا
country-cl = تشيلي
country-cn = الصين
country-cz = التشيك
country-de = ألمانيا
country-dk = الدانمارك
country-eg = مصر
country-es = إسبانيا
country-eu = الاتحاد الأوروبي
country-fi = فنلندا
country-fr = فرنسا
country-gb = المملكة المتحدة
country-gr = اليونان
country-hk = هونغ كونغ
country-hu = هنغاريا
country-id = إندونيسيا
country-ie = أيرلندا
country-il = إسرائيل
country-in = الهند
country-it = إيطاليا
country-jp = اليابان
country-kr = كوريا الجنوبية
country-lu = لوكسمبورغ
country-mo = ماكاو
country-mx = المكسيك
country-my = ماليزيا
country-nl = هولندا
country-no = النرويج
country-nz = نيوزيلندا
country-ph = الفلبين
country-pl = بولندا
country-pt = البرتغال
country-ro = رومانيا
country-ru = روسيا
country-sa = المملكة العربية السعودية
country-se = السويد
country-sg = سنغافورة
country-th = تايلاند
country-tr = تركيا
country-tw = تايوان
country-us = الولايات المتحدة
country-vn = فيتنام
country-za = جنوب أفريقيا

## نافذة التشغيل الأول للتطبيق

prompt-intro = يُرجى قراءة { $title }، الإصدار { $version }، ثم اتخاذ قرارك. وهي تبيّن ما يُجمع ولماذا ومن يتلقاه وما حقوقك.
prompt-responsible = الجهة المسؤولة عن بياناتك: { $names }.
prompt-collected = البيانات المعنية: { $names }.
prompt-sensitive = منها بيانات حساسة: { $names }.
prompt-separate = ستُطلب موافقتك على كل مما يلي على حدة قبل استخدامه: { $names }.
prompt-separator = { "؛ " }
prompt-full-text = قراءة النص الكامل
prompt-agree = أوافق
prompt-disagree = لا أوافق
prompt-refusal = إذا لم توافق فلن يجمع التطبيق شيئًا من ذلك، ولن تتاح الوظائف التي تحتاج إليه.
