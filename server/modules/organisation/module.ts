import type { Module } from '../../platform/module.ts'

export const organisation: Module = { name: 'organisation', tables: [], routes: [] }
