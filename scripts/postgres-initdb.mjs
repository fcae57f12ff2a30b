import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { handOver, runAs } from './postgres-account.mjs'
import { Trouble } from './say.mjs'

/** @typedef {import('./postgres.mjs').Site} Site */

/** Makes the cluster beside its place and moves it there whole, so an interrupted first start leaves nothing half made. @param {Site} site */
export function createCluster(site) {
  const { way, data, isScratch } = site
  const fresh = `${data}.${process.pid}`
  const passwordFile = join(way.home, `password.${process.pid}`)
  writeFileSync(passwordFile, way.adminPassword, { mode: 0o600 })
  handOver(way, passwordFile)
  try {
    const args = ['-D', fresh, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--data-checksums', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    run(site, 'initdb', isScratch ? [...args, '--no-sync'] : args)
    setPasswords(site, fresh)
    if (!existsSync(data)) renameSync(fresh, data)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** The product's role owns its database and is no superuser. @param {Site} site @param {string} data */
export function setPasswords(site, data) {
  const { password, adminPassword } = site.way
  const statements = [
    `alter role postgres password '${adminPassword}'`,
    `do $$ begin if not exists (select from pg_roles where rolname = 'nhipcau') then create role nhipcau; end if; end $$`,
    `alter role nhipcau login createdb password '${password}'`,
  ]
  const single = ['--single', '-D', data, '-c', 'exit_on_error=on', ...(site.isScratch ? ['-F'] : [])]
  run(site, 'postgres', [...single, 'postgres'], `${statements.join('\n')}\n`)
  // Creating a database takes no condition: where it stands already this fails, and that is fine.
  run(site, 'postgres', [...single, '-c', 'exit_on_error=off', 'postgres'], 'create database nhipcau owner nhipcau\n')
}

/** @param {Site} site @param {string} program @param {string[]} args @param {string} [input] */
function run(site, program, args, input = '') {
  const { file, args: all, options } = runAs(site.way, [join(site.binaries.root, 'bin', program), ...args])
  const done = spawnSync(file, all, { ...options, cwd: site.way.home, env: environment(site), input, encoding: 'utf8' })
  if (done.status === 0) return
  const why = (done.error?.message ?? `${done.stdout}${done.stderr}`).trim().split('\n').slice(-12).join('\n')
  throw new Trouble(`Không tạo được cơ sở dữ liệu (${program}).`, `The database could not be made (${program}):\n${why}`)
}

/** Variables of libpq would bend what we ask for. @param {Pick<Site, 'env'>} site */
export function environment({ env }) {
  const own = Object.entries(process.env).filter(([name]) => !/^(PG[A-Z]+|LC_[A-Z]+|LANG|LANGUAGE)$/.test(name))
  return { ...Object.fromEntries(own), ...env, LC_ALL: 'C.UTF-8' }
}
