# Runs the examples of the documentation against a module and compares or replaces the output they show. docs/Update-Examples.ps1 and
# tests/Pester/Examples.Tests.ps1 use it. Scenarios.psm1 has the data that the examples need.

Set-StrictMode -Version 3.0
$repository = Split-Path -Path (Split-Path -Path $PSScriptRoot)
$width = 100
$timeout = [timespan]::FromMinutes(2)
# The documentation shows these instead of the folder, the port and the application of a run.
$shownHome = '/home/ann'
$shownPort = '5080'
$remoteService = 'https://symbl.example.com'
$tokenServer = 'https://tokens.example.com/symbl'
$remoteAppId = 'my-app-id'

Import-Module -Name (Join-Path $PSScriptRoot 'Scenarios.psm1'), (Join-Path $PSScriptRoot 'Comparison.psm1')

<# The documents with examples. #>
function Get-ExamplePage([string[]] $Name = '*') {
    $files = @(
        Get-ChildItem -Path (Join-Path $repository 'docs/help'), (Join-Path $repository 'docs') -Filter *.md -File
        Get-Item -Path (Join-Path $repository 'README.md'), (Join-Path $repository 'CONTRIBUTING.md'), (Join-Path $repository 'src/Module/en-US/about_SymblPS.help.txt')
    )
    foreach ($file in $files) {
        $page = $file.Name -replace '(\.help)?\.\w+$'
        if (-not ($Name | Where-Object { $page -like $_ })) { continue }
        if (Read-Example $file.FullName) { [pscustomobject]@{ Name = $page; Path = $file.FullName } }
    }
}

<# The examples of a document: code, shown output (null if the document shows none), and the place of the output in the text. #>
function Read-Example([Parameter(Mandatory)] [string] $Path) {
    $text = [System.IO.File]::ReadAllText($Path).Replace("`r`n", "`n")
    $number = 0
    if ($Path -like '*.txt') {
        # A paragraph with an indent of eight that begins with a variable or a cmdlet.
        foreach ($match in [regex]::Matches($text, '(?<=\n\n)(?: {8}.*\n)+(?=\n|\z)')) {
            $code = $match.Value -replace '(?m)^ {8}'
            if ($code -match '^(\$|\w+-\w+)') {
                [pscustomobject]@{ Number = ++$number; Line = Get-LineNumber $text $match.Index; Code = $code.TrimEnd(); Output = $null; Start = 0; Length = 0 }
            }
        }
        return
    }
    $fences = '(?ms)^```powershell\n(?<code>.*?)^```[ ]*$(?:\n+```Output\n(?<output>.*?)^```[ ]*$)?'
    foreach ($match in [regex]::Matches($text, $fences)) {
        $output = $match.Groups['output']
        [pscustomobject]@{
            Number = ++$number
            Line   = Get-LineNumber $text $match.Index
            Code   = $match.Groups['code'].Value.TrimEnd()
            Output = if ($output.Success) { $output.Value.TrimEnd() } else { $null }
            Start  = $output.Index
            Length = $output.Length
        }
    }
}

function Get-LineNumber([string] $Text, [int] $Index) { $Text.Substring(0, $Index).Split("`n").Count }

<# Starts the servers and the stand-ins of remote services that all pages share. Stop-ExampleSession ends them. #>
function Start-ExampleSession([Parameter(Mandatory)] [string] $Manifest) {
    if (-not ('SymblPS.Documentation.ExampleHost' -as [type])) {
        Add-Type -Path (Get-ChildItem -Path $PSScriptRoot -Filter *.cs).FullName -IgnoreWarnings -WarningAction Ignore
    }
    # Short, so that lines with paths break as they do in the folder that the documentation shows.
    $root = Join-Path ([System.IO.Path]::GetTempPath()) "ex$([guid]::NewGuid().ToString('N').Substring(0, 8))"
    $session = [pscustomobject]@{
        Manifest = $Manifest
        Root     = (New-Item -ItemType Directory -Path $root).FullName
        Services = $null
        Servers  = @{}
        Sample   = $null
    }
    try {
        $session.Services = [SymblPS.Documentation.ExampleServices]::new()
        foreach ($name in 'Shared', 'Own') { $session.Servers[$name] = Start-ExampleServer $Manifest (Join-Path $session.Root "server-$name") }
        $session
    }
    catch {
        Stop-ExampleSession $session
        throw
    }
}

# The server belongs to the parent of this process: a page that disconnects takes this process from the owners, and the server has to go on.
function Start-ExampleServer([string] $Manifest, [string] $DataPath) {
    $owner = (Get-Process -Id $PID).Parent
    $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Command -Name dotnet -CommandType Application | Select-Object -First 1).Source)
    $start.ArgumentList.Add((Join-Path (Split-Path -Path $Manifest) 'server/Symbl.LocalServer.dll'))
    foreach ($argument in '--data', $DataPath, '--urls', 'http://127.0.0.1:0', '--owner', "$(if ($owner) { $owner.Id } else { $PID })") { $start.ArgumentList.Add($argument) }
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    foreach ($name in @($start.Environment.Keys) -like 'SYMBL_*') { [void] $start.Environment.Remove($name) }
    $process = [System.Diagnostics.Process]::Start($start)
    $complaints = $process.StandardError.ReadToEndAsync()
    $line = $process.StandardOutput.ReadLineAsync()
    if (-not $line.Wait($timeout) -or -not $line.Result) {
        if (-not $process.HasExited) { $process.Kill() }
        throw "The local server does not start: $($complaints.Result)"
    }
    $ready = $line.Result | ConvertFrom-Json
    $account = Get-Content -LiteralPath $ready.credentialsPath -Raw | ConvertFrom-Json
    [pscustomobject]@{ Process = $process; BaseUri = [uri] $ready.baseUri; DataPath = $ready.dataPath; AppId = $account.appId; Secret = $account.appSecret }
}

function Stop-ExampleServer($Server) {
    if (-not $Server) { return }
    if (-not $Server.Process.HasExited) {
        $Server.Process.Kill()
        $Server.Process.WaitForExit()
    }
    $Server.Process.Dispose()
}

function Stop-ExampleSession($Session) {
    if (-not $Session) { return }
    foreach ($server in $Session.Servers.Values) { Stop-ExampleServer $server }
    if ($Session.Services) { $Session.Services.Dispose() }
    Remove-Item -LiteralPath $Session.Root -Recurse -Force -ErrorAction Ignore
}

<# Runs the examples of a page. Adds to each of them its output as the documentation shows it, and whether a command failed. #>
function Invoke-ExamplePage([Parameter(Mandatory)] $Session, [Parameter(Mandatory)] $Page) {
    $scenario = Get-Scenario $Page.Name
    $variables = @(Get-ChildItem -Path Env:SYMBL_*)
    $variables | Remove-Item
    $console = $server = $null
    try {
        if (-not $Session.Sample) { $Session.Sample = New-Sample $Session }
        $server = if ($scenario.Server -eq 'Fresh') { Start-ExampleServer $Session.Manifest (Join-Path $Session.Root "server-$($Page.Name)") } else { $Session.Servers[$scenario.Server] }
        $console = New-ExampleConsole $Session $server
        if ($scenario.Server -eq 'Own') { Invoke-Setup $console (Get-Setup Clear) | Out-Null }
        foreach ($name in $Session.Sample.Keys) { $console.Runspace.SessionStateProxy.SetVariable($name, $Session.Sample[$name]) }
        Invoke-Setup $console $scenario.Setup | Out-Null
        $names = New-ShownName $Page.Name
        $examples = @(Read-Example $Page.Path)
        Add-FixedId $names ($examples.Code -join "`n")
        foreach ($example in $examples) {
            if ($scenario.Before.ContainsKey($example.Number)) { Invoke-Setup $console $scenario.Before[$example.Number] | Out-Null }
            $result = Invoke-Code $console (ConvertTo-LocalCode $Session $server $example.Code)
            $shown = ConvertTo-Shown $names (ConvertFrom-LocalText $server $console.Folder $result.Text)
            $example | Add-Member -NotePropertyMembers @{ Actual = $shown; Failed = $result.Failed } -PassThru
        }
    }
    finally {
        Remove-ExampleConsole $console
        if ($scenario.Server -eq 'Fresh') { Stop-ExampleServer $server }
        Get-ChildItem -Path Env:SYMBL_* | Remove-Item
        foreach ($variable in $variables) { Set-Item -LiteralPath "Env:$($variable.Name)" -Value $variable.Value }
    }
}

# The data of the shared server.
function New-Sample($Session) {
    $console = New-ExampleConsole $Session $Session.Servers.Shared
    try { Invoke-Setup $console (Get-Setup Sample) | Select-Object -Last 1 | ForEach-Object { $_.PSObject.BaseObject } }
    finally { Remove-ExampleConsole $console }
}

# A runspace with the module on a console of fixed width. It is in the folder of the page, and Connect-Symbl -Local finds the server of the page.
function New-ExampleConsole($Session, $Server) {
    $folder = (New-Item -ItemType Directory -Path (Join-Path $Session.Root "$((Get-ChildItem -LiteralPath $Session.Root -Directory).Count)")).FullName
    $console = [SymblPS.Documentation.ExampleHost]::new($width)
    $console.Credential = [pscredential]::new($Server.AppId, (ConvertTo-SecureString -String $Server.Secret -AsPlainText -Force))
    $state = [initialsessionstate]::CreateDefault2()
    if ($IsWindows) { $state.ExecutionPolicy = 'Bypass' }
    $runspace = [runspacefactory]::CreateRunspace($console, $state)
    $runspace.ThreadOptions = 'ReuseThread'
    $runspace.Open()
    $created = [pscustomobject]@{ Host = $console; Runspace = $runspace; Folder = $folder }
    $variables = @{
        ProgressPreference = 'SilentlyContinue'
        ExampleMedia       = Join-Path $repository 'examples/audio'
        ExampleTranscripts = Join-Path $repository 'examples/transcripts'
        ExampleManifest    = $Session.Manifest
        ExampleServer      = $Server
        ExampleModelUri    = $Session.Services.ModelUri.AbsoluteUri
        ExampleFolder      = $folder
        ExampleCulture     = New-ExampleCulture
    }
    foreach ($name in $variables.Keys) { $runspace.SessionStateProxy.SetVariable($name, $variables[$name]) }
    Invoke-Setup $created {
            [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $ExampleCulture
            Import-Module -Name $ExampleManifest
            Set-Location -LiteralPath $ExampleFolder
            # Without -DataPath, the local server would keep its data in the profile of the user.
            $PSDefaultParameterValues['Connect-Symbl:DataPath'] = { if ($args[0].BoundParameters -contains 'Local') { $ExampleServer.DataPath } }
            Connect-Symbl -Local
        } | Out-Null
    $created
}

# American English, also on a machine without data of cultures.
function New-ExampleCulture {
    $culture = [cultureinfo]::new('en-US')
    $culture.DateTimeFormat.ShortDatePattern = 'M/d/yyyy'
    $culture.DateTimeFormat.LongTimePattern = 'h:mm:ss tt'
    $culture.NumberFormat.PercentPositivePattern = 1
    $culture
}

function Remove-ExampleConsole($Console) {
    if (-not $Console) { return }
    Invoke-Code $Console 'Get-SymblConnection | Disconnect-Symbl' | Out-Null
    $Console.Runspace.Dispose()
}

# Hidden code around the examples, in the scope of the page. An error ends the page.
function Invoke-Setup($Console, [scriptblock[]] $Code) {
    $Console.Runspace.SessionStateProxy.SetVariable('ErrorActionPreference', 'Stop')
    try {
        foreach ($block in $Code) {
            $shell = [powershell]::Create()
            try {
                $shell.Runspace = $Console.Runspace
                $shell.AddScript("$block", $false).Invoke()
                if ($shell.Streams.Error.Count) { throw $shell.Streams.Error[0].Exception }
            }
            finally { $shell.Dispose() }
        }
    }
    catch { throw [System.InvalidOperationException]::new("The data of the examples cannot be made: $(($_.Exception.InnerException ?? $_.Exception).Message)", $_.Exception) }
    finally {
        $Console.Runspace.SessionStateProxy.SetVariable('ErrorActionPreference', 'Continue')
        [void] $Console.Host.TakeText()
    }
}

# Each statement runs alone, as at the prompt.
function Invoke-Code($Console, [string] $Code) {
    $errors = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $errors)
    if ($errors) { return [pscustomobject]@{ Text = $errors[0].Message; Failed = $true } }
    $failed = $false
    foreach ($statement in $tree.EndBlock.Statements) {
        $shell = [powershell]::Create()
        try {
            $shell.Runspace = $Console.Runspace
            $problems = [System.Collections.Generic.List[object]]::new()
            $Console.Runspace.SessionStateProxy.SetVariable('ExampleProblems', $problems)
            [void] $shell.AddScript($statement.Extent.Text, $false)
            $shell.Commands.Commands[0].MergeMyResults('Error', 'Output')
            [void] $shell.AddScript('process { if ($_ -is [System.Management.Automation.ErrorRecord]) { $ExampleProblems.Add($_) }; , $_ }', $true)
            [void] $shell.AddCommand('Out-Default')
            $run = $shell.BeginInvoke()
            if (-not $run.AsyncWaitHandle.WaitOne($timeout)) {
                $shell.Stop()
                throw "The example does not end: $($statement.Extent.Text)"
            }
            try { [void] $shell.EndInvoke($run) }
            catch {
                $failed = $true
                Write-Failure $Console $_.Exception.InnerException
            }
            if ($problems.Count) { $failed = $true }
        }
        finally { $shell.Dispose() }
    }
    # Without styles. Some of them reach a host even with the rendering 'PlainText'.
    [pscustomobject]@{ Text = $Console.Host.TakeText() -replace '\e\[[\d;]*m'; Failed = $failed }
}

# An error that ended a statement, as the console shows it.
function Write-Failure($Console, $Exception) {
    $record = if ($Exception.PSObject.Properties['ErrorRecord']) { $Exception.ErrorRecord } else { $Exception }
    $shell = [powershell]::Create()
    try {
        $shell.Runspace = $Console.Runspace
        [void] $shell.AddCommand('Out-Default').AddParameter('InputObject', $record).Invoke()
    }
    finally { $shell.Dispose() }
}

# Remote services have stand-ins: the local server by another name of this machine, and a token server.
function ConvertTo-LocalCode($Session, $Server, [string] $Code) {
    $Session.Services.UseService($Server.BaseUri, $Server.AppId, $Server.Secret)
    $Code.Replace($remoteService, "http://localhost:$($Server.BaseUri.Port)").Replace($tokenServer, $Session.Services.TokenUri.AbsoluteUri).Replace($remoteAppId, $Server.AppId)
}

function ConvertFrom-LocalText($Server, [string] $Folder, [string] $Text) {
    $shown = [ordered]@{
        "http://localhost:$($Server.BaseUri.Port)" = $remoteService
        "127.0.0.1:$($Server.BaseUri.Port)"        = "127.0.0.1:$shownPort"
        $Server.DataPath                           = "$shownHome/.local/share/SymblPS/local-server"
        $Folder                                    = $shownHome
    }
    foreach ($entry in $shown.GetEnumerator()) { $Text = Edit-Column $Text $entry.Key $entry.Value }
    if ($IsWindows) { $Text = [regex]::Replace($Text, [regex]::Escape($shownHome) + '[^''"\r\n]*', { $args[0].Value.Replace('\', '/') }) }
    $Text
}

# Replaces a text and keeps the columns after it in their places.
function Edit-Column([string] $Text, [string] $From, [string] $To) {
    $difference = $To.Length - $From.Length
    [regex]::Replace($Text, [regex]::Escape($From) + '(?<rest>\S*)(?<gap>  +)?', {
            param($match)
            $gap = $match.Groups['gap'].Value
            if ($gap) { $gap = ' ' * [Math]::Max(1, $gap.Length - $difference) }
            $To + $match.Groups['rest'].Value + $gap
        })
}

<# The faults of a page, a text for each example that fails or prints something else than the page shows. #>
function Test-ExamplePage([Parameter(Mandatory)] $Session, [Parameter(Mandatory)] $Page) {
    foreach ($example in Invoke-ExamplePage $Session $Page) {
        $place = "$([System.IO.Path]::GetRelativePath($repository, $Page.Path)):$($example.Line), example $($example.Number)"
        if ($null -eq $example.Output) {
            if ($example.Failed) { "$place fails:`n$($example.Actual)" }
        }
        elseif (-not (Test-Output $example.Output $example.Actual)) {
            "$place prints something else. Shown:`n$($example.Output)`n--- Printed:`n$($example.Actual)"
        }
    }
}

<# Puts the printed output into a page if it differs from the shown one; with -All, in any case. Returns whether the page changed, and the failures. #>
function Update-ExamplePage([Parameter(Mandatory)] $Session, [Parameter(Mandatory)] $Page, [switch] $All) {
    $before = [System.IO.File]::ReadAllText($Page.Path).Replace("`r`n", "`n")
    $text = $before
    $examples = @(Invoke-ExamplePage $Session $Page)
    [array]::Reverse($examples)
    $failures = foreach ($example in $examples) {
        if ($null -eq $example.Output) {
            if ($example.Failed) { "$($Page.Name), example $($example.Number), line $($example.Line) fails: $($example.Actual)" }
        }
        elseif ($All -or -not (Test-Output $example.Output $example.Actual)) {
            $text = $text.Remove($example.Start, $example.Length).Insert($example.Start, "$(Limit-Output $example.Output $example.Actual)`n")
        }
    }
    if ($text -cne $before) { [System.IO.File]::WriteAllText($Page.Path, $text, [System.Text.UTF8Encoding]::new($false)) }
    [pscustomobject]@{ Changed = $text -cne $before; Failures = @($failures) }
}

Export-ModuleMember -Function Get-ExamplePage, Read-Example, Start-ExampleSession, Stop-ExampleSession, Test-ExamplePage, Update-ExamplePage
