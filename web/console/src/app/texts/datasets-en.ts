/** The words of datasets and imports, English. */
export const datasetsEn = {
  title: 'Data',
};
