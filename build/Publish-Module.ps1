<#
.SYNOPSIS
    Publishes the staged module to a PowerShell repository.
.DESCRIPTION
    'build.sh publish' and 'build.ps1 publish' build the module and run this script. An API key comes from the environment variable
    SYMBLPS_API_KEY, so that it appears neither on a command line nor in the history of a shell.
.PARAMETER Repository
    The name of a registered repository, the path of an existing folder, or the URL of a NuGet feed.
.PARAMETER BasePath
    The folder that a relative path starts from. The default is the current folder.
.EXAMPLE
    pwsh -NoProfile -File build/Publish-Module.ps1 -Repository ./packages
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Repository,
    [string] $BasePath = $PWD.ProviderPath
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
# One line on the error stream: the callers are a shell and a build.
trap {
    [Console]::Error.WriteLine($_.Exception.Message)
    exit 1
}
$ProgressPreference = 'SilentlyContinue'
# Its first version is in PowerShell 7.4.
Import-Module -Name Microsoft.PowerShell.PSResourceGet

$root = Split-Path -Path $PSScriptRoot
$version = (Import-PowerShellDataFile -LiteralPath (Join-Path $root 'SymblPS.psd1')).ModuleVersion
$module = Join-Path $root 'output' 'SymblPS' $version
if (-not (Test-Path -LiteralPath (Join-Path $module 'SymblPS.psd1'))) {
    throw [System.IO.FileNotFoundException]::new("The module is not staged: '$module' is missing. Run 'bash build.sh' or './build.ps1' first.")
}

$registered = @(Get-PSResourceRepository -ErrorAction Ignore | Where-Object Name -EQ $Repository)
$temporary = $null
if ($registered) { $name = $registered[0].Name }
else {
    $folder = if ($Repository -notmatch '^https?://') { [System.IO.Path]::GetFullPath($Repository, $BasePath) }
    if ($folder -and -not [System.IO.Directory]::Exists($folder)) {
        $names = @(Get-PSResourceRepository -ErrorAction Ignore).Name -join ', '
        throw [System.ArgumentException]::new("'$Repository' is neither a registered repository ($names), nor an existing folder, nor a URL.")
    }
    $name = $temporary = "SymblPS-$([guid]::NewGuid().ToString('N'))"
    Register-PSResourceRepository -Name $temporary -Uri ($folder ? $folder : $Repository) -Trusted
}

try {
    if (Find-PSResource -Name SymblPS -Version $version -Repository $name -ErrorAction Ignore) {
        throw [System.InvalidOperationException]::new(
            "'$Repository' already has SymblPS $version. Raise VersionPrefix in Directory.Build.props and ModuleVersion in SymblPS.psd1.")
    }
    $key = if ($env:SYMBLPS_API_KEY) { @{ ApiKey = $env:SYMBLPS_API_KEY } } else { @{} }
    Publish-PSResource -Path $module -Repository $name @key
    "SymblPS $version is published to '$Repository'."
}
finally {
    if ($temporary) { Unregister-PSResourceRepository -Name $temporary }
}
