BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    $script:server = Start-TestServer (Join-Path $TestDrive 'server')
    Connect-Symbl -BaseUri $server.BaseUri -Credential $server.Credential
    $script:recording = New-PlainRecording (Join-Path $TestDrive 'call.wav') -Seconds 4

    <# Starts a command in its own runspace, stops it like Ctrl+C when a condition is true, and returns the duration of the stop in seconds. #>
    function Measure-Stop([scriptblock] $Command, [hashtable] $Argument, [scriptblock] $AtWork) {
        $shell = New-ModuleShell $Command -Argument $Argument
        try {
            $running = $shell.BeginInvoke()
            Wait-Until $AtWork | Should -BeTrue -Because 'the command must run before the stop'
            $shell.InvocationStateInfo.State | Should -Be Running
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.EndStop($shell.BeginStop($null, $null))
            $clock.Stop()
            $shell.InvocationStateInfo.State | Should -Be Stopped
            { $shell.EndInvoke($running) } | Should -Throw -ErrorId PipelineStoppedException
            # The engine may report that the pipeline has been stopped.
            $shell.Streams.Error | Where-Object FullyQualifiedErrorId -NE 'PipelineStopped' | Should -BeNullOrEmpty
            $clock.Elapsed.TotalSeconds
        }
        finally { $shell.Dispose() }
    }
}

AfterAll {
    Disconnect-Symbl -All
    $server | Stop-TestServer
}

Describe 'Ctrl+C' -Tag UserPath {
    AfterEach { Set-ServerFault $server }

    It 'ends a wait for a job, and polling' {
        Set-ServerFault $server -Rule @{ fault = 'stuck-job'; match = @{ prefix = '/v1/process/' } }, (New-CountingRule @{ prefix = '/v1/job/' })
        $job = Submit-SymblAudio $recording.FullName
        Measure-Stop { param($Job) $Job | Wait-SymblJob } @{ Job = $job } { (Get-RequestCount $server)[1] -ge 2 } | Should -BeLessThan 5
        $asked = (Get-RequestCount $server)[1]
        Wait-Until { (Get-RequestCount $server)[1] -ne $asked } -TimeoutSeconds 3 | Should -BeFalse -Because 'polling must end'
    }

    It 'ends a slow read' {
        $id = New-TestConversation $server -Messages 2000
        Set-ServerFault $server -Rule @{ fault = 'drip'; bytes = 512; delayMs = 20; match = @{ prefix = "/v1/conversations/$id/messages" } }
        Measure-Stop { param($Id) Get-SymblMessage $Id } @{ Id = $id } { (Get-RequestCount $server)[0] -eq 1 } | Should -BeLessThan 5
    }

    It 'ends a submission that waits for a free job' {
        Set-ServerFault $server -Rule @{ fault = '429'; retryAfter = 30; match = @{ prefix = '/v1/process/' } }
        Measure-Stop { param($Path) Submit-SymblAudio $Path } @{ Path = $recording.FullName } { (Get-RequestCount $server)[0] -ge 1 } | Should -BeLessThan 5
    }

    It 'ends a request without a response' {
        Set-ServerFault $server -Rule @{ fault = 'latency'; delayMs = 60000; match = @{ prefix = '/v1/conversations' } }
        Measure-Stop { Get-SymblConversation } @{} { (Get-RequestCount $server)[0] -ge 1 } | Should -BeLessThan 5
    }

    It 'keeps the connection usable' {
        Test-SymblConnection | Should -BeTrue
    }
}

Describe 'A killed session' {
    BeforeAll {
        $script:connect = @'
            Import-Module $env:MANIFEST
            $secret = ConvertTo-SecureString $env:SECRET -AsPlainText
            Connect-Symbl -BaseUri $env:SERVER -Credential ([pscredential]::new($env:APP, $secret))
            'connected'

'@
        $script:environment = @{
            MANIFEST = Get-StagedManifest
            SERVER   = $server.BaseUri
            APP      = $server.Credential.UserName
            SECRET   = $server.Credential.GetNetworkCredential().Password
        }

        <# Runs a script after connecting, and kills the session as soon as a condition is true. #>
        function Invoke-AndKill([string] $Script, [scriptblock] $AtWork) {
            $session = Start-ChildSession ($connect + $Script) -Environment $environment
            Read-ChildLine $session | Should -Be connected
            Wait-Until $AtWork | Should -BeTrue -Because 'the command must run before the session ends'
            $session.Process.Kill()
            [void]($session | Complete-ChildSession)
        }
    }

    AfterEach { Set-ServerFault $server }

    It 'leaves whole files or none (export, at file <_>)' -ForEach 1, 4 {
        $id = New-TestConversation $server -Messages 3000
        $environment.FOLDER = $folder = Join-Path $TestDrive "export $_"
        $environment.ID = $id
        [void](New-Item -ItemType Directory $folder)
        $files = $_
        Invoke-AndKill 'for ($i = 0; $true; $i++) { [void](Export-SymblTranscript -ConversationId $env:ID -Path "$env:FOLDER/$i.csv") }' { @(Get-ChildItem $folder/*.csv).Count -ge $files }
        foreach ($file in Get-ChildItem $folder/*.csv) { @(Import-Csv $file).Count | Should -Be 3000 -Because $file.Name }
    }

    It 'submits each recording at most once (killed during <_>)' -ForEach '/v1/process/', '/v1/job/' {
        $before = @(Get-SymblConversation).Count
        $environment.RECORDING = $recording.FullName
        Set-ServerFault $server -Rule (New-CountingRule @{ prefix = $_ })
        Invoke-AndKill 'Submit-SymblAudio $env:RECORDING -Wait; Wait-Event -SourceIdentifier never' { (Get-RequestCount $server)[0] -ge 1 }
        Wait-Until { @(Get-SymblConversation).Count - $before -gt 1 } -TimeoutSeconds 3 | Should -BeFalse
    }
}

Describe 'A pipeline with a limit' {
    BeforeAll { $script:long = New-TestConversation $server -Messages 5000 }

    BeforeEach {
        # At this rate the whole response would take minutes.
        Set-ServerFault $server -Rule @{ fault = 'drip'; bytes = 2048; delayMs = 100; match = @{ prefix = "/v1/conversations/$long/messages" } }
        $script:clock = [System.Diagnostics.Stopwatch]::StartNew()
    }

    AfterEach { Set-ServerFault $server }

    It 'stops reading at -First' {
        @(Get-SymblMessage $long -First 3).Count | Should -Be 3
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
    }

    It 'stops reading at Select-Object -First' {
        @(Get-SymblMessage $long | Select-Object -First 3).Count | Should -Be 3
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
    }

    It 'stops reading if the next command fails' {
        { Get-SymblMessage $long | ForEach-Object { throw 'enough' } } | Should -Throw 'enough'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
    }

    It 'requests necessary pages only' {
        1..60 | ForEach-Object { [void](New-TestConversation $server -Messages 1) }
        Set-ServerFault $server -Rule (New-CountingRule @{ method = 'GET'; prefix = '/v1/conversations' })
        @(Get-SymblConversation | Select-Object -First 3).Count | Should -Be 3
        Get-RequestCount $server | Should -Be 1
        @(Get-SymblConversation -First 45).Count | Should -Be 45
        Get-RequestCount $server | Should -BeLessOrEqual 4
    }
}
