import type { Module } from '../../platform/module.ts'

export const search: Module = { name: 'search', tables: [], routes: [] }
