export const outboxZh = {
  lineDown: '与医保服务器断线',
  lineDownHint:
    '已按下的办理保存在本机，线路恢复后自动发送，同一笔只会办一次。结算、试算要等线路恢复；关闭浏览器也不会丢。',
  title: '待办的请求',
  waiting: '等待发送（还没有发出）',
  sending: '正在办理…',
  unknown: '已发出，结果未知，正在自动重试',
  held: '登录已失效，请重新登录后继续',
  done: '已办成',
  refused: '没有办理',
  attempts: '已试 {count} 次',
  tryNow: '立即重试',
  withdraw: '撤回',
  seen: '知道了',
  settle: '结算',
  reverse: '撤销结算',
  refund: '退费',
} as const;
