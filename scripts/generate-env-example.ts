// Prints .env.example as apps/api/src/config.ts describes it; with --write it writes the file.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DescribedSetting, envExample } from './checks/env-example.ts'
import { root } from './stack/settings.ts'

const { describeConfig } = (await import(join(root, 'apps', 'api', 'src', 'config.ts'))) as {
  describeConfig: () => DescribedSetting[]
}
const text = envExample(describeConfig())
if (process.argv.includes('--write')) writeFileSync(join(root, '.env.example'), text)
else process.stdout.write(text)
