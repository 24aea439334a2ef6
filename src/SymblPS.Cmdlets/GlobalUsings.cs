global using System.Management.Automation;
global using SymblPS.Client;
global using SymblPS.Client.Authentication;
global using SymblPS.Client.Configuration;
global using SymblPS.Client.Contract;
