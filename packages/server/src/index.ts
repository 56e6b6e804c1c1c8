// The public names of `@cifra/server`: the API and the page, in a program of your own.
export { type Config, ConfigError, isLoopback, readConfig, settingNames } from './config.ts';
export { type RunningServer, runServer, startServer } from './main.ts';
export type { Settings } from './settingReaders.ts';
