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
  'credential.face_not_offered': {
    zh: '本系统未接入人脸比对，请使用医保码、社会保障卡或身份证。',
    en: 'No face comparison is connected here: use the e-voucher, the card or the identity number.',
  },
} as const;
