export const burdenWording = {
  'burden.no_figures': {
    zh: '本统筹区没有发布 {day} 起适用的自负预警规则。',
    en: 'This area has published no rules for warnings of high own payments on {day}.',
  },
  'burden.unknown_warning': {
    zh: '没有这条预警。',
    en: 'There is no such warning.',
  },
  'burden.unknown_measure': {
    zh: '“{measure}”不是可采取的帮扶措施。',
    en: '“{measure}” is no measure that may be taken.',
  },
  'burden.unknown_task': {
    zh: '没有这项帮扶任务。',
    en: 'There is no such task.',
  },
  'burden.already_done': {
    zh: '这项任务已于 {doneOn} 完成。',
    en: 'This task was done on {doneOn} already.',
  },
  'burden.due_in_past': {
    zh: '期限 {dueOn} 应是今天（{today}）或以后的日期。',
    en: 'The day {dueOn} until which it is due has to be today ({today}) or later.',
  },
  'burden.key_used': {
    zh: '这个请求编号已用于另一项任务。',
    en: 'This key was used for another task.',
  },
} as const;
