/** What everybody in the synthetic district signs in with (server/src/start/demo-seed.ts). */
export const DEMO_PASSWORD = 'shancheng-demo';
