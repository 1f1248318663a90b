export const noticesWording = {
  'notices.unknown_notice': {
    zh: '没有找到通知 {id}。',
    en: 'There is no notice {id}.',
  },
  'notices.not_failed': {
    zh: '这条通知没有失败：已发送，或正在等待自动重试。',
    en: 'This notice did not fail: it was sent, or is tried again by itself.',
  },
};
