export const providerWording = {
  'provider.unknown_provider': {
    zh: '没有找到编号为 {id} 的医药机构。',
    en: 'No provider has the id {id}.',
  },
} as const;
