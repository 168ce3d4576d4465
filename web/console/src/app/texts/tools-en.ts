/** The words of the toolbox and the four co-ordinations, English. */
export const toolsEn = {
  title: 'Toolbox',
};
