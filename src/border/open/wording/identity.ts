export const identityWording = {
  'identity.not_accepted': {
    zh: '登录名或密码不对。',
    en: 'The name or the password is not right.',
  },
  'identity.locked': {
    zh: '错误次数太多，请在 {until}（约 {minutes} 分钟后）再试。',
    en: 'There were too many wrong tries. Please try again at {until} (in about {minutes} minutes).',
  },
  'identity.blocked': {
    zh: '账号 {account} 已停用，请找管理员。',
    en: 'The account {account} is blocked; please see an administrator.',
  },
  'identity.no_posting': {
    zh: '账号 {account} 还没有岗位，请找管理员。',
    en: 'The account {account} has no posting yet; please see an administrator.',
  },
  'identity.code_not_accepted': {
    zh: '验证码不对。请看手机上现在显示的六位数字，并检查手机时间是否准确。',
    en: 'The code is not right. Use the six digits the phone shows now, and check that its clock is right.',
  },
  'identity.code_used': {
    zh: '这个验证码已经用过，请等手机显示下一个。',
    en: 'This code was used before; please wait for the next one on the phone.',
  },
  'identity.wrong_stage': {
    zh: '登录还没有走到这一步（现在：{stage}）。',
    en: 'The sign-in is not at this step (it is at {stage}).',
  },
  'identity.password_wrong': {
    zh: '现在的密码不对。',
    en: 'The present password is not right.',
  },
  'identity.password_weak': {
    zh: '新密码不能用：{whyZh}。',
    en: 'The new password cannot be used: {whyEn}.',
  },
  'identity.not_own_posting': {
    zh: '这不是您的岗位。',
    en: 'This is not a posting of yours.',
  },
  'identity.not_demonstration': {
    zh: '只有在本机的开放示范中才能这样登录。',
    en: 'One can sign in like this in the open demonstration on this computer only.',
  },
  'identity.unknown_account': {
    zh: '没有账号 {name}。',
    en: 'There is no account {name}.',
  },
  'identity.unknown_posting': {
    zh: '该账号没有这个岗位。',
    en: 'The account has no such posting.',
  },
  'identity.name_taken': {
    zh: '登录名 {name} 或者所填的统一身份标识已经有人使用。',
    en: 'The name {name}, or the identity entered with it, is in use already.',
  },
  'identity.bad_name': {
    zh: '登录名“{name}”不能用：以小写字母开头，3 到 40 个小写字母、数字、点、横线或下划线。',
    en: 'The name “{name}” cannot be used: it begins with a letter and has 3 to 40 small letters, digits, dots, dashes or underscores.',
  },
  'identity.bad_role': {
    zh: '没有可以给人的角色 {role}；可用的有：{roles}。',
    en: 'There is no role {role} to give; there are: {roles}.',
  },
  'identity.not_yours': {
    zh: '这个账号或岗位不在您的管理范围内。',
    en: 'This account or posting is not within what you administer.',
  },
  'identity.own_account': {
    zh: '管理员不能办理自己的账号，请找另一位管理员。',
    en: 'Administrators do not change their own accounts; please ask another one.',
  },
  'identity.not_in_state': {
    zh: '账号 {account} 现在的状态不能这样办理。',
    en: 'This cannot be done to the account {account} as it is now.',
  },
  'identity.no_provider': {
    zh: '没有设置统一身份认证。',
    en: 'No identity provider is set.',
  },
  'identity.provider_refused': {
    zh: '统一身份认证没有成功，请重新登录。',
    en: 'The identity provider’s answer was not accepted; please sign in again.',
  },
  'identity.not_prepared': {
    zh: '统一身份认证通过了，但本系统没有为您准备账号，请找管理员。',
    en: 'The identity provider knows you, but no account was prepared here; please see an administrator.',
  },
  'identity.credential_wrong': {
    zh: '卡或医保码不对、已失效或已经用过。',
    en: 'The card or code is not right, has ended or was used before.',
  },
  'identity.not_insured': {
    zh: '请用社会保障卡或医保码登录，查看自己的记录。',
    en: 'Please sign in with a card or an e-voucher to see your own record.',
  },
} as const;
