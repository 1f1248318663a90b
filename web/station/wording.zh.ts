export const stationZh = {
  title: '服务站',
  lead: '今天要办什么？',
  who: '给谁办',
  otherMatter: '换个事项',
  begin: '开始填写',
  name: '姓名',
  idNumber: '身份证号',
  lineUp: '线路正常',
  noReload:
    '这台电脑的连接方式（非 https）不能离线打开页面：断线时请不要刷新或关闭本页。写好的都存着，但要线路恢复后才能再打开。',
  lineDown: '线路断开：照常填写、拍照、提交，都存在本机，线路恢复后自动发送，只会办一次。',
  offlineWho: '线路断开，先写下姓名和身份证号，线路恢复后自动核对。',
  today: '本站办件',
  noToday: '还没有办件。',
  todayOffline: '线路恢复后显示。',
  open: '打开',
  more: '全部办件',
} as const;
