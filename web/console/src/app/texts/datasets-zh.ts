/** The words of datasets and imports, Chinese. */
export const datasetsZh = {
  title: '数据',
};
