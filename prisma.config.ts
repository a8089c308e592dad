import { defineConfig } from 'prisma/config';

/** For Prisma's own command line; the house itself migrates through `prisma/migrate.ts`. */
export default defineConfig({ schema: 'prisma/models', migrations: { path: 'prisma/migrations' } });
