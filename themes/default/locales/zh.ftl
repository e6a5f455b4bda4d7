# 简体中文界面用语，供 zh-CN 等使用。
# 各语言的键相同。“field-<表>-<字段>”优先于通用的“field-<字段>”。

language-name = 简体中文

## 连接

yes = 是
no = 否
none = 无。
list-separator = 、
label-value = { $label }：{ $value }
clause-reference = 第{ $number }条
clause-heading = 第{ $number }条
version-word = { $version } 版

duration-hour = { $count }小时
duration-day = { $count }天
duration-week = { $count }周
duration-month = { $count }个月
duration-year = { $count }年
retention-at-most = 最长{ $period }

## 页面框架

site-title = 政策与条款
skip-link = 跳到正文
languages-label = 语言
pages-label = 本政策的各页面
notice-label = 提示
draft = 草案
release-line = 本页属于 { $version } 版。
release-line-link = 查看现行文本
announced-line = { $version } 版已公告，自{ $date }起生效。
governing-language = 以{ $language }文本为准。
all-policies = 全部政策
back-to-top = 返回顶部
contents-title = 目录
contents-label = 本页目录
glance-title = 要点速览
sensitive-tag = 敏感
sensitive-note = 加粗项目为敏感个人信息。
sdk-without-name = 未注明名称的 SDK
record-unnamed = 未注明
group-other = 其他信息

page-text = 全文
page-summary = 隐私政策摘要
page-collected = 已收集个人信息清单
page-shared = 第三方共享清单
page-permissions = 应用权限清单
page-sdks = 第三方SDK目录（{ $platform }）
page-history = 版本历史
page-upcoming = 已公告的后续版本
page-changes = 修订对照表

nav-text = 全文
nav-summary = 隐私政策摘要
nav-collected = 已收集个人信息清单
nav-shared = 第三方共享清单
nav-permissions = 应用权限清单
nav-sdks = { $platform } SDK目录
nav-history = 版本历史

lead-summary = 本页概括政策要点，完整内容以政策全文为准。
lead-collected = 逐项列明收集的个人信息及其使用目的、使用场景和收集方式。
lead-shared = 列明接收个人信息的第三方，以及共享的信息类型、目的、场景和方式。
lead-permissions = 列明应用向设备系统申请的权限、申请目的，以及拒绝授权的影响。
lead-sdks = 列明应用内集成的第三方软件开发工具包（SDK）及其处理的个人信息。
lead-history = 历次版本，最新版本在前。
lead-upcoming = 已经公告、将于所载日期生效的版本。

date-published = 发布日期
date-effective = 生效日期
date-updated = 更新日期
date-first_published = 首次发布日期

## 清单

collected-item = 信息类型
collected-way = 收集方式
collected-by-app = 由应用收集
collected-by-permission = 通过权限：{ $name }
collected-by-sdk = 通过 SDK：{ $name }
collected-by-sdk-of = 通过 SDK：{ $name }（{ $provider }）
permissions-on = { $platform } 权限清单

## 版本历史

state-in-force = 现行有效
archived-tag = 存档
archived-file = 查看存档文件
corrects = 更正 { $version } 版。
release-read = 查看 { $version } 版
release-changes = 修订对照表
release-plain = 纯文本
upcoming-none = 没有已公告的后续版本。

## 修订对照

side-before = 修订前
side-after = 修订后
side-added = 新增
side-removed = 删除
status-added = 新增
status-removed = 删除
status-changed = 修改
status-same = 未变
clause-preamble = 引言
clause-titled = 未编号标题
clause-unnumbered = 未编号条款
clause-moved = 位置调整
clause-renamed = 标识变更
changes-facts = 事项变更
changes-wording = 条文修订
changes-touched = 文字未变、但其中列示的事项有变更的条款
changes-renumbered = 仅编号变化的条款
changes-facts-count = { $count ->
    [0] 事项无变更
   *[other] { $count } 项事项变更
}
changes-wording-count = { $count ->
    [0] 条文无修订
   *[other] { $count } 条条文修订
}
changes-renumbered-count = { $count } 条仅编号变化
changes-same-count = { $count } 条未变
changes-archived = 该版本仅存有文件或说明，无法逐条对照。现存说明如下：
renumbered-line = { $before } → { $after }

change-kind-data-use-added = 新增使用目的
change-kind-data-use-removed = 停止使用
change-kind-data-kind-added = 新增信息类型
change-kind-data-sensitive-raised = 涉及敏感个人信息
change-kind-purpose-changed = 目的变更
change-kind-purpose-reworded = 目的表述调整
change-kind-method-changed = 处理方式变更
change-kind-basis-changed = 合法性基础变更
change-kind-required-raised = 变为必需
change-kind-retention-longer = 保存期限延长
change-kind-retention-shorter = 保存期限缩短
change-kind-storage-moved-domestic = 存储地点变更
change-kind-crossborder-added = 新增出境
change-kind-recipient-independent-added = 新增接收方
change-kind-recipient-entrusted-added = 新增受托人
change-kind-sdk-added = 新增 SDK
change-kind-sdk-data-added = SDK 增加收集
change-kind-sdk-removed = 移除 SDK
change-kind-sdk-version = SDK 版本更新
change-kind-permission-added = 新增权限
change-kind-permission-removed = 取消权限
change-kind-autostart-added = 新增自启动或关联启动
change-kind-automated-added = 新增自动化决策
change-kind-rights-narrowed = 权利收窄
change-kind-rights-widened = 权利扩大
change-kind-controller-changed = 个人信息处理者变更
change-kind-controller-contact = 联系方式变更
change-kind-minors-changed = 涉及未成年人
change-kind-security-text = 安全措施表述
change-kind-definition-text = 定义表述
change-kind-editorial = 文字更正
change-kind-translation = 译文更正
change-kind-law-text = 法律依据引用
change-kind-annual-review = 定期审阅

## 修订对照：以语句说明事项变更
# 有“say-<表>-<字段>”或通用的“say-<字段>”的，该字段单独成句；词尾表示变化：“-more”“-less”为清单增减，“-new”“-gone”为新增或不再载明，
# “-yes”“-no”为是否，无词尾为由一值改为另一值。其余字段由“say-part-…”合并成句。

changes-summary = 变更摘要
changes-summary-lead = 按主题列明事项的变更，点击各条可查看完整的修订对照；具体内容以政策全文为准。
changes-summary-none = 两个版本的事项相同。

say-group-data = 个人信息及其使用
say-group-permissions = 设备权限
say-group-sdks = 第三方 SDK
say-group-receivers = 接收方与受托人
say-group-retention = 存储与保存期限
say-group-rights = 同意、账号与权利
say-group-other = 其他事项

noun-parties = 相关方
noun-platforms = 产品组成部分
noun-definitions = 定义
noun-features = 业务功能
noun-data = 信息类型
noun-purposes = 目的类别
noun-uses = 使用目的
noun-permissions = 权限
noun-sdks = 第三方 SDK
noun-autostart = 自启动或关联启动
noun-storage = 存储地点
noun-retention = 保存期限
noun-cookies = 设备存储项
noun-recipients = 对外提供情形
noun-transfers = 出境接收方
noun-security = 安全措施
noun-promises = 承诺
noun-automated = 自动化决策
noun-rights = 权利
noun-exemptions = 例外情形
noun-obligations = 义务
noun-contacts = 联系方式
noun-routes = 答复安排

say-quoted = “{ $text }”
say-name-at = { $name }（{ $clause }）
say-field-of = { $field }（{ $below }）
say-sensitive = { $name }（敏感）
say-joint = ；
say-subject = { $noun }{ $name }
say-details = （{ $facts }）
say-also = 另载明{ $fields }
say-users-more = { $names }及另外 { $count } 项
say-users-none = 相关信息

say-added = 新增{ $noun }：{ $name }{ $details }。
say-added-single = 新增载明：{ $name }{ $details }。
say-added-uses = 新增一项个人信息使用：{ $name }{ $details }。
say-added-permissions = 新增申请{ $name }权限{ $details }。
say-removed = 不再载明的{ $noun }：{ $name }{ $details }。
say-removed-single = 不再载明：{ $name }{ $details }。
say-removed-uses = 终止一项个人信息使用：{ $name }{ $details }。
say-removed-permissions = 不再申请{ $name }权限{ $details }。
say-removed-sdks = 不再集成第三方 SDK：{ $name }{ $details }。

say-data-more = { $subject }涉及的信息新增：{ $items }。
say-data-less = { $subject }涉及的信息不再包括：{ $items }。
say-data-new = 明确{ $subject }涉及的信息：{ $items }。
say-sdks-data-more = { $subject } 现在还会收集：{ $items }。
say-sdks-data-less = { $subject } 不再收集：{ $items }。
say-sdks-data-new = 明确 { $subject } 收集的个人信息：{ $items }。
say-permissions-data-more = { $subject }现在还可获取：{ $items }。
say-permissions-data-less = { $subject }不再用于获取：{ $items }。
say-sdks-permissions-more = { $subject } 现在还会使用下列权限：{ $items }。
say-sdks-permissions-less = { $subject } 不再使用下列权限：{ $items }。
say-sdks-permissions-new = 明确 { $subject } 使用的权限：{ $items }。
say-android-more = 就{ $name }权限，现在还会向 Android 系统申请 { $items }。
say-android-less = 就{ $name }权限，不再向 Android 系统申请 { $items }。
say-android-new = 就{ $name }权限，明确向 Android 系统申请 { $items }，此前未载明。
say-ios-more = 就{ $name }权限，现在还会向 iOS 系统申请 { $items }。
say-ios-less = 就{ $name }权限，不再向 iOS 系统申请 { $items }。
say-ios-new = 就{ $name }权限，明确向 iOS 系统申请 { $items }，此前未载明。
say-harmony-more = 就{ $name }权限，现在还会向 HarmonyOS 系统申请 { $items }。
say-harmony-less = 就{ $name }权限，不再向 HarmonyOS 系统申请 { $items }。
say-harmony-new = 就{ $name }权限，明确向 HarmonyOS 系统申请 { $items }，此前未载明。
say-receivers-more = { $subject }：相关信息的接收方新增：{ $items }。
say-receivers-less = { $subject }：相关信息不再提供给：{ $items }。
say-receivers-new = { $subject }：明确相关信息的接收方为：{ $items }，此前未载明。
say-processors-more = { $subject }：相关信息的受托人新增：{ $items }。
say-processors-less = { $subject }：不再委托下列受托人处理相关信息：{ $items }。
say-processors-new = { $subject }：明确相关信息的受托人为：{ $items }，此前未载明。
say-storage-more = { $subject }：相关信息的存储地点新增{ $items }。
say-storage-less = { $subject }：相关信息不再存储于{ $items }。
say-storage-new = { $subject }：明确相关信息存储于{ $items }，此前未载明。
say-retention = { $subject }：相关信息的保存期限由“{ $before }”改为“{ $after }”。
say-kept = { $users }的保存期限由“{ $before }”改为“{ $after }”。
say-sdks-version = { $subject } 的版本由 { $before } 改为 { $after }。
say-sdks-provider = { $subject } 的提供方由{ $before }变更为{ $after }。
say-controller = { $subject }：个人信息处理者由{ $before }变更为{ $after }。
say-required-yes = { $subject }由非必需改为必需。
say-required-no = { $subject }由必需改为非必需。
say-on_device-yes = { $subject }：相关信息改为仅在设备本地处理。
say-on_device-no = { $subject }：相关信息不再仅在设备本地处理。
say-response_days = { $subject }：答复时限由{ $before }改为{ $after }。
say-response_days-new = { $subject }：明确答复时限为{ $after }，此前未载明时限。
say-response_days-gone = { $subject }：不再载明答复时限，此前为{ $before }。
say-account-cancellation-days = 账号注销的办理时限由{ $before }改为{ $after }。
say-account-cancellation-days-new = 明确账号注销的办理时限为{ $after }，此前未载明时限。
say-account-cancellation-in_app-yes = 现在可以在应用内注销账号。
say-account-cancellation-in_app-no = 不再支持在应用内注销账号。
say-changes-notice_days = 政策变更的提前通知时间由{ $before }改为{ $after }。
say-changes-notice_days-new = 明确政策变更提前{ $after }通知，此前未载明时限。
say-minors-age = 未成年人的年龄界限由{ $before }周岁改为{ $after }周岁。
say-minors-processed-yes = 现在会有意处理未成年人的个人信息。
say-minors-processed-no = 不再有意处理未成年人的个人信息。

say-rest = { $subject }：{ $parts }。
say-rest-top = { $parts }。
say-fact = { $field }{ $value }
say-part-changed = { $field }由{ $before }改为{ $after }
say-part-formerly = 原为{ $before }
say-part-clause = { $field }索引有变更
say-part-more = { $field }增加{ $added }
say-part-less = { $field }删去{ $removed }
say-part-exchanged = { $field }增加{ $added }，删去{ $removed }
say-part-stated = 新增载明{ $items }
say-part-described = 新增对{ $items }的说明
say-part-dropped = 不再载明{ $items }
say-part-reworded = { $items }的表述有修改

## 表

table-document = 文件
table-app = 产品
table-governing = 文本效力
table-scope = 适用范围
table-consent = 同意
table-revision = 变更通知
table-account = 账号
table-minors = 未成年人保护
table-archive = 早期文本
table-parties = 相关各方
table-platforms = 产品组成
table-definitions = 定义
table-features = 业务功能
table-data = 信息类型
table-purposes = 目的类别
table-uses = 个人信息的使用
table-permissions = 设备权限
table-sdks = 第三方 SDK
table-autostart = 自启动与关联启动
table-storage = 存储地点
table-retention = 保存期限
table-cookies = 存于设备的信息
table-recipients = 个人信息的接收方
table-transfers = 个人信息出境
table-security = 安全措施
table-promises = 我们的承诺
table-automated = 自动化决策
table-rights = 您的权利
table-exemptions = 例外情形
table-obligations = 各方义务
table-contacts = 联系方式
table-routes = 问题答复主体

## 字段

field-title = 标题
field-kind = 类型
field-regions = 适用地区
field-parent = 隶属于
field-published = 发布日期
field-effective = 生效日期
field-first_published = 首次发布日期
field-updated = 更新日期
field-corrects = 更正版本
field-summary = 本次修订要点
field-notice = 提示
field-governing = 文本效力
field-language = 语言
field-note = 说明
field-numbering = 编号方式
field-app = 产品
field-name = 名称
field-aliases = 又称
field-deployment = 部署方式
field-deployment_note = 部署说明
field-audience = 面向用户
field-cn_type = App 类型编号
field-packages = 包名
field-website = 官网
field-scope = 适用范围
field-covers = 适用于
field-exclusions = 不适用于
field-consent = 同意方式
field-mode = 同意方式
field-statement = 征求同意的说明
field-revision = 变更通知
field-changes = 变更说明
field-reason = 理由
field-channels = 通知渠道
field-url = 网址
field-notice_days = 提前通知天数
field-acceptance = 变更的同意方式
field-view_at = 查阅位置
field-request = 请您留意
field-new_functions = 新增功能
field-account = 账号
field-creation = 账号开通方式
field-managed_by = 账号管理方
field-cancellation = 账号注销
field-in_app = 可在应用内办理
field-by = 办理方
field-how = 行使方式
field-days = 办理时限（天）
field-conditions = 条件
field-effect = 后果
field-minors = 未成年人
field-age = 年龄界限
field-processed = 处理其信息
field-guardian_consent = 监护人同意
field-text = 内容
field-archive = 早期文本
field-version = 版本
field-file = 文件
field-parties = 相关各方
field-short_name = 简称
field-role = 角色
field-country = 国家或地区
field-address = 地址
field-email = 电子邮箱
field-phone = 电话
field-privacy = 隐私政策
field-platforms = 平台
field-os = 系统
field-min_version = 最低系统版本
field-operator = 运营方
field-definitions = 定义
field-term = 术语
field-source = 来源
field-clause = 条款
field-features = 业务功能
field-data = 个人信息类型
field-label = 名称
field-sensitive = 敏感信息认定
field-purposes = 目的类别
field-uses = 个人信息的使用
field-purpose = 使用目的
field-scene = 使用场景
field-feature = 所属功能
field-from = 来源方
field-method = 处理方式
field-controller = 个人信息处理者
field-processors = 受托人
field-receivers = 接收方
field-sdk = 涉及的 SDK
field-basis = 合法性基础
field-interest = 所涉合法利益
field-required = 是否必需
field-refusal = 拒绝的影响
field-alternative = 替代方式
field-necessity = 必要性
field-impact = 对个人权益的影响
field-on_device = 仅在设备本地处理
field-ephemeral = 仅临时存于内存
field-background = 后台使用
field-linked = 与身份关联
field-tracking = 跨公司追踪
field-secondary = 与其他服务合并使用
field-frequency = 频率
field-permissions = 涉及权限
field-storage = 存储地点
field-retention = 保存期限
field-brands = 适用机型品牌
field-android = Android 权限名
field-ios = iOS 权限名
field-harmony = HarmonyOS 权限名
field-under = 从属于
field-revoke = 撤回授权
field-sdks = 第三方 SDK
field-provider = 提供方
field-affiliates = 接收信息的关联方
field-relation = 与处理者的关系
field-products = 所用产品
field-via = 由其引入
field-mechanism = 其他机制
field-opt_out = 拒绝或退出方式
field-autostart = 自启动与关联启动
field-trigger = 触发条件
field-target = 启动对象
field-control = 关闭方式
field-permission = 所依据的权限
field-place = 存储地点
field-content = 内容
field-period = 期限
field-maximum = 最长期限
field-criteria = 确定标准
field-set_by = 设定方
field-on_expiry = 到期处理
field-cookies = 存于设备的信息
field-excludes = 不含内容
field-lifetime = 有效期
field-encrypted = 是否加密
field-party = 主体
field-recipients = 接收方
field-category = 接收方类别
field-condition = 条件
field-safeguard = 保护措施
field-transfers = 个人信息出境
field-receiver = 境外接收方
field-rights = 您的权利
field-security = 安全措施
field-measure = 措施
field-limit = 属于限制或风险说明
field-promises = 承诺
field-except = 例外
field-automated = 自动化决策
field-logic = 决策逻辑
field-contact = 联系渠道
field-response_days = 答复时限（天）
field-exemptions = 例外情形
field-context = 豁免事项
field-obligations = 义务
field-duty = 义务
field-when = 适用情形
field-contacts = 联系方式
field-topics = 受理事项
field-postcode = 邮政编码
field-hours = 服务时间
field-response = 答复时限
field-identity_check = 核验身份
field-routes = 答复主体
field-forwarded_by = 转交方

field-definitions-text = 含义
field-parties-note = 备注
field-sdks-data = 收集的个人信息
field-sdks-method = 共享方式
field-sdks-required = 功能是否必需
field-sdks-retention = 提供方保存期限
field-sdks-consent = 同意方式
field-uses-method = 收集和处理方式
field-uses-permissions = 所需权限
field-uses-required = 是否必需
field-permissions-name = 权限
field-permissions-data = 随之获取的信息
field-recipients-party = 接收方
field-recipients-kind = 提供形式
field-recipients-method = 共享方式
field-retention-text = 保存期限
field-retention-criteria = 确定标准
field-rights-kind = 权利
field-rights-party = 答复方
field-rights-contact = 联系渠道
field-transfers-method = 出境方式
field-transfers-mechanism = 出境合规路径
field-transfers-rights = 向接收方行使权利的方式
field-promises-text = 承诺
field-promises-party = 承诺方
field-promises-data = 涉及的信息
field-exemptions-text = 情形
field-security-party = 责任方
field-contacts-party = 所属主体
field-autostart-kind = 启动类型
field-cookies-party = 设置方
field-cookies-content = 存储内容
field-storage-content = 存储内容
field-routes-how = 处理方式
field-account-how = 办理方式
field-obligations-party = 义务方

## 固定词表

policy-kind-privacy = 隐私政策
policy-kind-children = 儿童个人信息保护规则
policy-kind-cookies = Cookie 政策
policy-kind-terms = 用户协议
policy-kind-employees = 员工个人信息告知书

deployment-on-premise = 部署于客户自有服务器
deployment-saas = 部署于产品提供者的服务器
deployment-hybrid = 混合部署
deployment-none = 无服务端

audience-consumers = 不特定公众
audience-employees = 企业员工

platform-android = Android
platform-ios = iOS
platform-harmony = HarmonyOS
platform-windows = Windows
platform-macos = macOS
platform-linux = Linux
platform-web = 网页
platform-mini-program = 小程序
platform-server = 服务器

component-role-client = 客户端
component-role-server = 服务端

consent-mode-explicit = 由您主动作出同意
consent-mode-by-use = 以使用产品视为同意
consent-mode-none = 不征求同意

channel-website = 网站公告
channel-push = 消息推送
channel-in-app = 应用内弹窗
channel-email = 电子邮件
channel-sms = 短信
channel-letter = 信函
channel-phone = 电话

acceptance-explicit = 重新征求同意
acceptance-continued-use = 继续使用视为同意

account-creation-none = 无账号
account-creation-password = 自行注册（账号和密码）
account-creation-third-party = 使用第三方账号登录
account-creation-enterprise = 由企业或其管理员开通

role-controller = 个人信息处理者
role-processor = 受托人
role-joint-controller = 共同处理者
role-vendor = 产品提供者
role-customer = 企业客户
role-administrator = 企业管理员
role-user = 用户
role-provider = 第三方提供者
role-recipient = 接收方
role-affiliate = 关联公司
role-representative = 境内代表
role-protection-officer = 个人信息保护负责人
role-authority = 监管部门

feature-kind-basic = 基本业务功能
feature-kind-additional = 扩展业务功能

standard-pipl = 《个人信息保护法》
standard-gbt45574 = GB/T 45574-2025
standard-gbt35273 = GB/T 35273-2020
standard-gdpr9 = GDPR 第9条
standard-ccpa = CCPA

source-kind-user = 您主动提供
source-kind-device = 设备或应用自动产生
source-kind-permission = 经您授权的权限获取
source-kind-generated = 使用服务过程中产生
source-kind-enterprise = 企业或管理员录入
source-kind-third-party = 第三方提供

regime-cn = 中国内地
regime-eu = 欧盟
regime-uk = 英国
regime-us-ca = 美国加利福尼亚州

legal-basis-consent = 取得同意
legal-basis-contract = 订立、履行合同所必需
legal-basis-human-resources = 实施人力资源管理所必需
legal-basis-legal-obligation = 履行法定职责或者法定义务所必需
legal-basis-vital-interests = 紧急情况下保护生命健康和财产安全所必需
legal-basis-public-task = 执行公共任务
legal-basis-news-reporting = 为公共利益实施新闻报道、舆论监督
legal-basis-public-information = 处理已合法公开的个人信息
legal-basis-legitimate-interests = 正当利益
legal-basis-other-law = 法律、行政法规规定的其他情形

consent-kind-none = 不需取得同意，依据其他合法性基础
consent-kind-general = 随本政策一并同意
consent-kind-separate = 单独同意
consent-kind-written = 书面同意
consent-kind-guardian = 监护人同意

relation-entrusted = 受托处理
relation-independent = 独立处理
relation-joint = 共同处理

autostart-kind-self-start = 自启动
autostart-kind-associated = 关联启动
autostart-kind-jump = 点击跳转

expiry-delete = 删除
expiry-anonymise = 匿名化处理
expiry-delete-or-anonymise = 删除或者匿名化处理
expiry-return = 返还
expiry-customer-decides = 由客户决定

cookie-kind-cookie = Cookie
cookie-kind-session-cookie = 会话 Cookie
cookie-kind-local-storage = 本地存储
cookie-kind-shared-preferences = SharedPreferences
cookie-kind-keychain = 钥匙串
cookie-kind-app-files = 应用自有文件

recipient-kind-share = 共享（提供）
recipient-kind-entrust = 委托处理
recipient-kind-transfer = 转让
recipient-kind-public-disclosure = 公开披露
recipient-kind-authority = 依法配合主管机关
recipient-kind-hosted-app = 产品内运行的第三方应用

transfer-mechanism-security-assessment = 数据出境安全评估
transfer-mechanism-certification = 个人信息保护认证
transfer-mechanism-standard-contract = 个人信息出境标准合同
transfer-mechanism-adequacy = 充分性认定
transfer-mechanism-binding-rules = 有约束力的公司规则
transfer-mechanism-explicit-consent = 明示同意
transfer-mechanism-exempt = 依法豁免

promise-kind-no-collection = 不收集
promise-kind-no-storage = 不存储
promise-kind-no-other-purpose = 不作他用
promise-kind-no-sharing = 不共享
promise-kind-no-sale = 不出售
promise-kind-no-transfer-abroad = 不出境
promise-kind-no-autostart = 不自启动

right-kind-know = 知情权、决定权
right-kind-access = 查阅
right-kind-copy = 复制
right-kind-portability = 转移
right-kind-correct = 更正、补充
right-kind-delete = 删除
right-kind-restrict = 限制或者拒绝处理
right-kind-object = 反对处理
right-kind-withdraw-consent = 撤回同意
right-kind-explanation = 要求解释说明
right-kind-close-account = 注销账号
right-kind-refuse-automated-decision = 拒绝自动化决策
right-kind-complain = 投诉、举报
right-kind-opt-out-of-sale = 选择不出售、不共享
right-kind-limit-sensitive = 限制使用敏感信息
right-kind-deceased = 逝者近亲属的权利

exemption-context-collection = 收集时征得同意
exemption-context-sharing = 对外提供时征得同意
exemption-context-rights = 响应权利请求

contact-topic-privacy = 隐私问题
contact-topic-rights = 行使权利
contact-topic-complaints = 投诉与建议
contact-topic-support = 产品支持
contact-topic-account = 账号注销
contact-topic-storage = 存储地点
contact-topic-retention = 保存期限
contact-topic-purposes = 使用目的
contact-topic-sharing = 接收方
contact-topic-security = 运行环境安全

## 语言

language-en = 英文
language-zh = 中文
language-zh-cn = 简体中文
language-zh-hans = 简体中文
language-zh-hant = 繁体中文
language-zh-tw = 繁体中文
language-zh-hk = 繁体中文
language-ar = 阿拉伯文
language-de = 德文
language-es = 西班牙文
language-fr = 法文
language-id = 印度尼西亚文
language-it = 意大利文
language-ja = 日文
language-ko = 韩文
language-ms = 马来文
language-pt = 葡萄牙文
language-pt-br = 葡萄牙文（巴西）
language-ru = 俄文
language-th = 泰文
language-tr = 土耳其文
language-vi = 越南文

## 国家和地区

country-ae = 阿联酋
country-ar = 阿根廷
country-at = 奥地利
country-au = 澳大利亚
country-be = 比利时
country-br = 巴西
country-ca = 加拿大
country-ch = 瑞士
country-cl = 智利
country-cn = 中国
country-cz = 捷克
country-de = 德国
country-dk = 丹麦
country-eg = 埃及
country-es = 西班牙
country-eu = 欧盟
country-fi = 芬兰
country-fr = 法国
country-gb = 英国
country-gr = 希腊
country-hk = 中国香港
country-hu = 匈牙利
country-id = 印度尼西亚
country-ie = 爱尔兰
country-il = 以色列
country-in = 印度
country-it = 意大利
country-jp = 日本
country-kr = 韩国
country-lu = 卢森堡
country-mo = 中国澳门
country-mx = 墨西哥
country-my = 马来西亚
country-nl = 荷兰
country-no = 挪威
country-nz = 新西兰
country-ph = 菲律宾
country-pl = 波兰
country-pt = 葡萄牙
country-ro = 罗马尼亚
country-ru = 俄罗斯
country-sa = 沙特阿拉伯
country-se = 瑞典
country-sg = 新加坡
country-th = 泰国
country-tr = 土耳其
country-tw = 中国台湾
country-us = 美国
country-vn = 越南
country-za = 南非
