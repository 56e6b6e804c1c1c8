import { packagedRuntime } from '../models.ts';

export const runtime = await packagedRuntime();
