/** The words of the toolbox and the four co-ordinations, Chinese. */
export const toolsZh = {
  title: '工具箱',
};
