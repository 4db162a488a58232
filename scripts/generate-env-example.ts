// Prints .env.example as apps/api/src/config.ts describes it; with --write it writes the file.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeConfig } from '../apps/api/src/config.ts'
import { envExample } from './checks/env-example.ts'
import { root } from './stack/settings.ts'

const text = envExample(describeConfig())
if (process.argv.includes('--write')) writeFileSync(join(root, '.env.example'), text)
else process.stdout.write(text)
