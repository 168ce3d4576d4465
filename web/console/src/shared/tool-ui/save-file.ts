/** Hands the person a file made on this page. */
export function saveFile(fileName: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // the browser has taken it by the next turn
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
