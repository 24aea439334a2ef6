global using System.Management.Automation;
global using SymblPS.Client;
