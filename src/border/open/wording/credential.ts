export const credentialWording = {
  'credential.not_accepted': {
    zh: '凭证无法识别：请核对号码、卡识别码、姓名，或重新扫码。',
    en: 'The credential is not accepted: check number, chip number and name, or scan again.',
  },
  'credential.ended': {
    zh: '凭证已过有效期，请参保人刷新医保码后重新扫码，或更换有效的卡。',
    en: 'The credential is past its time: refresh and scan the code again, or use a valid card.',
  },
  'credential.used': {
    zh: '该医保码已经使用过，请参保人刷新医保码后重新扫码。',
    en: 'This e-voucher was used already: have the person refresh the code and scan it again.',
  },
  'credential.reason_missing': {
    zh: '手工输入证件号码须说明原因。',
    en: 'Say why an identity number is typed by hand.',
  },
  'code-share.holder_not_found': {
    zh: '参保地没有姓名和身份证号码都相符的参保人，请核对。',
    en: 'Nobody insured there has both this name and this identity number: check them.',
  },
  'code-share.own_code': {
    zh: '本人可以直接出示自己的医保码，不需要添加亲情账户。',
    en: 'One’s own code needs nobody’s leave to be shown.',
  },
  'code-share.shared_already': {
    zh: '{holder} 已经可以出示该医保码。',
    en: '{holder} may show this code already.',
  },
  'code-share.unknown_area': {
    zh: '统筹区 {area} 尚未接入亲情账户。',
    en: 'The area {area} is not connected.',
  },
  'code-share.unknown_share': {
    zh: '没有这一亲情账户关系，或者已经解除。',
    en: 'Nobody was let show this code, or it has ended.',
  },
  'credential.face_not_offered': {
    zh: '本系统未接入人脸比对，请使用医保码、社会保障卡或身份证。',
    en: 'No face comparison is connected here: use the e-voucher, the card or the identity number.',
  },
} as const;
