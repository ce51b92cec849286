import { build, main, setUpDependencies } from './setup.mjs'

await main(async () => {
  await setUpDependencies()
  await build()
  return 0
})
