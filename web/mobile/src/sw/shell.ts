declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

/** The files of this build, written in by the bundler; files with a hash in their name carry no revision. */
const FILES = self.__WB_MANIFEST;
const PREFIX = 'shancheng-shell-';
const SHELL = PREFIX + fingerprint(FILES.map(({ url, revision }) => `${url}@${revision ?? ''}`).join('\n'));
const START = '/m/index.html';

/** A short name for this set of files; FNV-1a, no secret in it. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** All files or none: a half-filled shell would break the app without network. */
export async function fillShell(): Promise<void> {
  const shell = await caches.open(SHELL);
  await Promise.all(
    FILES.map(async ({ url, revision }) => {
      const address = new URL(url, self.registration.scope).pathname;
      // same name, same content: taken over from the former version instead of loaded again
      const known = revision === null ? await caches.match(address) : undefined;
      const response = known ?? (await fetch(address, { cache: 'reload', credentials: 'same-origin' }));
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      await shell.put(address, response);
    }),
  );
}

export async function forgetOldShells(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== SHELL).map((name) => caches.delete(name)),
  );
}

/** Pages and files of the app from the phone, everything else from the network. */
export async function answerFromShell(request: Request): Promise<Response> {
  const shell = await caches.open(SHELL);
  const kept = await shell.match(request.mode === 'navigate' ? START : request, { ignoreSearch: true });
  return kept ?? fetch(request);
}
